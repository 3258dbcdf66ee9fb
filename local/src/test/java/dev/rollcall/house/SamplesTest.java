package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SamplesTest {
  static final List<String> SAMPLES = Samples.ALL;

  @Test
  void areThereForEachFunctionAndForNothingElse() {
    assertThat(SAMPLES.stream().map(Samples::functionOf).distinct())
        .containsExactlyInAnyOrderElementsOf(Blueprint.OURS.functions());
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void areInvokedByTheReadMe(String sample) {
    assertThat(Repository.read("events/README.md"))
        .contains(
            "sam local invoke %s -e events/%s.json".formatted(Samples.functionOf(sample), sample));
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void areReadAsTheTypeThatTheHandlerTakes(String sample) throws ClassNotFoundException {
    Type taken = taken(Blueprint.OURS.handler(Samples.functionOf(sample)));

    Object event =
        taken instanceof Class<?> type
                && LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
            ? Samples.read(sample, type)
            : JacksonFactory.getInstance().getSerializer(taken).fromJson(Samples.text(sample));

    assertThat(event).isNotNull();
  }

  private static Type taken(Class<?> handler) {
    return ((ParameterizedType) handler.getGenericInterfaces()[0]).getActualTypeArguments()[0];
  }
}
