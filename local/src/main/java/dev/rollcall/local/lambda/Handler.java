package dev.rollcall.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One instance of a function's code, which takes and gives JSON. */
interface Handler {
  String handle(String event, Context context) throws IOException;

  static Handler of(RequestStreamHandler handler) {
    return (event, context) -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      handler.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context);
      return out.toString(StandardCharsets.UTF_8);
    };
  }

  static <I, O> Handler of(
      RequestHandler<I, O> handler, PojoSerializer<I> input, PojoSerializer<O> output) {
    return (event, context) -> {
      O result = handler.handleRequest(input.fromJson(event), context);
      if (result == null) {
        return "null";
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      output.toJson(result, out);
      return out.toString(StandardCharsets.UTF_8);
    };
  }
}
