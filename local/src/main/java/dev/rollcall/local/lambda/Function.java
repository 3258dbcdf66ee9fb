package dev.rollcall.local.lambda;

import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.template.FunctionSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A function with its warm instances, of which each takes one event at a time. */
public final class Function {
  /** Concurrent instances of a function that reserves no number of its own. */
  static final int INSTANCES_MAX = 8;

  private static final System.Logger HANDLER_LOG = System.getLogger("dev.rollcall.local.handler");

  private final FunctionSpec spec;
  private final HandlerClass handlerClass;
  private final Map<String, String> environment;
  private final InstantSource clock;
  private final Activity activity;
  private final Consumer<String> log;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Handler> warm = new ConcurrentLinkedDeque<>();
  private volatile InvocationCount count = InvocationCount.NONE;

  /** A function whose errors go to this log, one line each. */
  public Function(
      FunctionSpec spec,
      Map<String, String> environment,
      InstantSource clock,
      Activity activity,
      Consumer<String> log) {
    this.spec = spec;
    this.handlerClass = HandlerClass.of(spec);
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.activity = activity;
    this.log = log;
    this.free = new Semaphore(instancesMax());
  }

  /** What the template says of it. */
  public FunctionSpec spec() {
    return spec;
  }

  /** How many events it takes at a time. */
  public int instancesMax() {
    return spec.concurrency().orElse(INSTANCES_MAX);
  }

  /** How it has been doing. */
  public InvocationCount count() {
    return count;
  }

  /** Invokes it without waiting for the end. */
  public void invokeLater(String event) {
    Activity.Running running = activity.begin();
    Thread.ofVirtual()
        .start(
            () -> {
              try (running) {
                invoke(event);
              }
            });
  }

  /** Invokes it, as soon as an instance is free. */
  public Outcome invoke(String event) {
    try (var _ = activity.begin()) {
      free.acquire();
      try {
        return counted(event);
      } finally {
        free.release();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("Interrupted", "the local runner is stopping");
    }
  }

  private Outcome counted(String event) throws InterruptedException {
    long start = System.nanoTime();
    Outcome outcome = run(event);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    count(!(outcome instanceof Outcome.Returned), took);
    switch (outcome) {
      case Outcome.Returned _ -> {}
      case Outcome.Failed failed ->
          log.accept(spec.name() + " failed: " + failed.error() + ": " + failed.message());
      case Outcome.TimedOut _ ->
          log.accept(spec.name() + " timed out after " + spec.timeout().toSeconds() + " s");
    }
    return outcome;
  }

  private synchronized void count(boolean failed, Duration took) {
    count = count.plus(failed, took);
  }

  private Outcome run(String event) throws InterruptedException {
    long deadline = System.nanoTime() + spec.timeout().toNanos();
    CompletableFuture<String> result = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .name(spec.name())
            .start(
                () -> {
                  try {
                    result.complete(handle(event, deadline));
                  } catch (Throwable e) { // A handler may throw what it likes; it is reported.
                    result.completeExceptionally(e);
                  }
                });
    try {
      return new Outcome.Returned(result.get(spec.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      thread.interrupt();
      return new Outcome.TimedOut();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return new Outcome.Failed(cause.getClass().getName(), String.valueOf(cause.getMessage()));
    }
  }

  /** An instance that fails stays warm, as on Lambda; one that times out is never reused. */
  private String handle(String event, long deadlineNanos) throws Exception {
    Handler instance = warm.poll();
    if (instance == null) {
      instance = handlerClass.create(environment, clock);
    }
    try {
      return instance.handle(event, context(deadlineNanos));
    } finally {
      if (!Thread.interrupted()) {
        warm.push(instance);
      }
    }
  }

  private InvocationContext context(long deadlineNanos) {
    return new InvocationContext(
        spec,
        UUID.randomUUID().toString(),
        deadlineNanos,
        line -> HANDLER_LOG.log(System.Logger.Level.DEBUG, line));
  }
}
