package dev.rollcall.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.rollcall.local.template.FunctionSpec;
import dev.rollcall.local.template.TemplateException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A class that the template names as a function's handler. */
record HandlerClass(Class<?> type) {
  static HandlerClass of(FunctionSpec function) {
    String[] parts = function.handler().split("::", 2);
    if (parts.length == 2 && !parts[1].equals("handleRequest")) {
      throw new TemplateException(function.logicalId(), "no local method " + function.handler());
    }
    try {
      Class<?> type =
          Class.forName(parts[0], false, Thread.currentThread().getContextClassLoader());
      if (!RequestHandler.class.isAssignableFrom(type)
          && !RequestStreamHandler.class.isAssignableFrom(type)) {
        throw new TemplateException(function.logicalId(), parts[0] + " is not a request handler");
      }
      return new HandlerClass(type);
    } catch (ClassNotFoundException _) {
      throw new TemplateException(function.logicalId(), "no class " + parts[0]);
    }
  }

  Handler create(Map<String, String> environment, InstantSource clock)
      throws ReflectiveOperationException {
    Object instance = instantiate(environment, clock);
    return instance instanceof RequestStreamHandler stream
        ? Handler.of(stream)
        : typed((RequestHandler<?, ?>) instance);
  }

  private Object instantiate(Map<String, String> environment, InstantSource clock)
      throws ReflectiveOperationException {
    try {
      for (Constructor<?> constructor : type.getConstructors()) {
        Class<?>[] parameters = constructor.getParameterTypes();
        if (parameters.length == 2
            && parameters[0] == Map.class
            && parameters[1] == InstantSource.class) {
          return constructor.newInstance(environment, clock);
        }
      }
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @SuppressWarnings("unchecked") // The serializers are made for the very types that it declares.
  private Handler typed(RequestHandler<?, ?> handler) {
    Type[] types = declaredTypes(type).orElse(new Type[] {Object.class, Object.class});
    return Handler.of(
        (RequestHandler<Object, Object>) handler, serializer(types[0]), serializer(types[1]));
  }

  private static Optional<Type[]> declaredTypes(Class<?> type) {
    for (Type declared : type.getGenericInterfaces()) {
      if (declared instanceof ParameterizedType parameterized
          && parameterized.getRawType() == RequestHandler.class) {
        return Optional.of(parameterized.getActualTypeArguments());
      }
    }
    return Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
        .flatMap(parent -> declaredTypes(parent).stream())
        .findFirst();
  }

  @SuppressWarnings("unchecked") // As above.
  private static PojoSerializer<Object> serializer(Type type) {
    if (type instanceof Class<?> event
        && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())) {
      return (PojoSerializer<Object>)
          (PojoSerializer<?>) LambdaEventSerializers.serializerFor(event, event.getClassLoader());
    }
    return JacksonFactory.getInstance().getSerializer(type);
  }
}
