package dev.rollcall.core.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stands between use cases and stores: writes every call down, and lets a test meddle with it. */
public final class PortCalls {
  /** A call on its way to a store. */
  public interface Call {
    /** Port and verb, such as {@code lines.save}. */
    String name();

    /** What was passed. */
    List<Object> arguments();

    /** Lets it through. */
    @Nullable Object proceed();
  }

  /** What a test does to calls. */
  @FunctionalInterface
  public interface Meddler {
    /** The answer to a call: usually what the store says, perhaps something worse. */
    @Nullable Object on(Call call);
  }

  private final List<String> names = new ArrayList<>();
  private volatile Meddler meddler = Call::proceed;

  /** The port as use cases see it. */
  public <P> P watch(Class<P> port, P store) {
    String noun = port.getSimpleName().toLowerCase(Locale.ROOT);
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, verb, arguments) ->
                method(store, noun, verb, arguments == null ? new Object[0] : arguments));
    return port.cast(proxy);
  }

  /** Lets a test meddle with every call from now on. */
  public void meddle(Meddler other) {
    this.meddler = other;
  }

  /** Lets every call through again. */
  public void leaveAlone() {
    meddle(Call::proceed);
  }

  /** The calls so far, in their order. */
  public synchronized List<String> names() {
    return List.copyOf(names);
  }

  /** Those calls so far whose name begins so. */
  public List<String> names(String prefix) {
    return names().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  /** Forgets the calls so far. */
  public synchronized void forget() {
    names.clear();
  }

  private synchronized void note(String name) {
    names.add(name);
  }

  private @Nullable Object method(Object store, String noun, Method verb, Object[] arguments)
      throws Throwable {
    if (verb.getDeclaringClass() == Object.class) {
      return verb.invoke(store, arguments);
    }
    StoreCall call = new StoreCall(store, noun + "." + verb.getName(), verb, List.of(arguments));
    note(call.name());
    return meddler.on(call);
  }

  private record StoreCall(Object store, String name, Method verb, List<Object> arguments)
      implements Call {
    @Override
    public @Nullable Object proceed() {
      try {
        return verb.invoke(store, arguments.toArray());
      } catch (InvocationTargetException thrown) {
        Throwable cause = Objects.requireNonNull(thrown.getCause());
        if (cause instanceof RuntimeException known) {
          throw known;
        }
        throw new IllegalStateException(cause);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("ports are public", e);
      }
    }
  }
}
