package dev.rollcall.aws.lambda;

import dev.rollcall.core.dispatch.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Works side by side on virtual threads.
 *
 * @param width how many pieces of work at once; bounds the connections that they open
 */
public record VirtualCrew(int width) implements Crew {
  @Override
  public <T> void each(List<T> items, Consumer<T> work) {
    if (items.size() == 1) {
      work.accept(items.getFirst());
      return;
    }
    Semaphore places = new Semaphore(width);
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T item : items) {
        places.acquireUninterruptibly();
        running.add(
            threads.submit(
                () -> {
                  try {
                    work.accept(item);
                  } finally {
                    places.release();
                  }
                }));
      }
    }
    running.forEach(VirtualCrew::done);
  }

  private static void done(Future<?> finished) {
    try {
      finished.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for finished work", e);
    }
  }
}
