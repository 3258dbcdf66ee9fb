package dev.rollcall.local.runner;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a JVM holds at one moment: embedded cloud, engine, carrier and receivers together.
 *
 * @param second since the soak began
 * @param calls that began so far
 * @param heapKib in use right after a collection
 * @param threads platform threads
 * @param files open files and sockets
 * @param hints messages on the hints' queue, visible or not
 * @param webhooks messages on the webhooks' queue, visible or not
 */
record Vitals(
    long second, int calls, long heapKib, long threads, long files, int hints, int webhooks) {
  static final String HEADER =
      "| second | calls | calls/s | heap after GC, MiB | threads | files | hints | webhooks |\n"
          + "|---|---|---|---|---|---|---|---|";

  @SuppressWarnings("ExplicitGC") // Only what is left after a collection can be compared.
  static Vitals now(long second, int calls, int hints, int webhooks) {
    System.gc();
    return new Vitals(
        second,
        calls,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024,
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
            .getOpenFileDescriptorCount(),
        hints,
        webhooks);
  }

  String row(Vitals before) {
    double rate = (calls - before.calls) / (double) Math.max(1, second - before.second);
    return "| %d | %d | %.1f | %d | %d | %d | %d | %d |"
        .formatted(second, calls, rate, heapKib / 1024, threads, files, hints, webhooks);
  }

  /** The mean of a figure over the last third of some moments, against that over the first. */
  static double growth(List<Vitals> all, ToLongFunction<Vitals> figure) {
    int third = Math.max(1, all.size() / 3);
    return mean(all.subList(all.size() - third, all.size()), figure)
        / mean(all.subList(0, third), figure);
  }

  private static double mean(List<Vitals> some, ToLongFunction<Vitals> figure) {
    return some.stream().mapToLong(figure).average().orElseThrow();
  }
}
