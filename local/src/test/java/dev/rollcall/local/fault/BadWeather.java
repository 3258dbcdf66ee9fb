package dev.rollcall.local.fault;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Decides by a seed what befalls each request, and counts it by fault, by operation and by
 * function. Which request is the next is up to the threads, so a seed gives the same weather and
 * not the same run.
 */
public final class BadWeather {
  private static final int GRAVE_ONE_IN = 4;
  private static final int WRITES_FARE_WORSE = 4;
  private static final String READS = ".*\\.(GetItem|BatchGetItem|Query|Scan)";

  private final Random random;
  private final double odds;
  private final Map<HttpFault, Integer> happened = new EnumMap<>(HttpFault.class);
  private final Map<String, Integer> byOperation = new TreeMap<>();
  private final Map<String, Integer> byFunction = new TreeMap<>();
  private int requests;
  private boolean calm = true;

  /**
   * Weather that is calm at first.
   *
   * @param odds of a fault for each request that reads; others' are four times as high
   */
  public BadWeather(long seed, double odds) {
    this.random = new Random(seed);
    this.odds = odds;
  }

  /** It begins. */
  public synchronized void begin() {
    calm = false;
  }

  /** Nothing goes wrong any more. */
  public synchronized void end() {
    calm = true;
  }

  /**
   * What befalls the next request.
   *
   * @param operation as the protocol names it, such as {@code DynamoDB_20120810.PutItem}
   * @param function whose request it is
   */
  synchronized Optional<HttpFault> next(String operation, String function) {
    requests++;
    boolean reads = operation.matches(READS);
    if (calm || random.nextDouble() >= (reads ? odds : odds * WRITES_FARE_WORSE)) {
      return Optional.empty();
    }
    HttpFault fault = draw();
    if (!isPossible(fault, operation)) {
      return Optional.empty();
    }
    happened.merge(fault, 1, Integer::sum);
    byOperation.merge(operation.replaceFirst("^.*\\.", ""), 1, Integer::sum);
    byFunction.merge(function, 1, Integer::sum);
    return Optional.of(fault);
  }

  /** What the SDK cannot mend ends a whole invocation, so it is rarer than what it can. */
  private HttpFault draw() {
    HttpFault[] all = HttpFault.values();
    HttpFault fault = all[random.nextInt(all.length)];
    boolean milder = random.nextInt(GRAVE_ONE_IN) != 0;
    return switch (fault) {
      case GIVEN_UP -> milder ? HttpFault.UNREACHED : fault;
      case UNANSWERED -> milder ? HttpFault.RESET : fault;
      default -> fault;
    };
  }

  private static boolean isPossible(HttpFault fault, String operation) {
    return switch (fault) {
      case PART_REFUSED -> operation.endsWith(".SendMessageBatch");
      case CONFLICT ->
          operation.startsWith("DynamoDB")
              && operation.matches(".*\\.(PutItem|UpdateItem|DeleteItem|TransactWriteItems)");
      case THROTTLED, SERVER_ERROR, UNREACHED, GIVEN_UP, RESET, ERROR_AFTER, UNANSWERED -> true;
    };
  }

  /** How often a fault befell a request. */
  public synchronized int count(HttpFault fault) {
    return happened.getOrDefault(fault, 0);
  }

  /** How many requests a function's faults befell. */
  public synchronized int count(String function) {
    return byFunction.getOrDefault(function, 0);
  }

  /** How many requests something befell. */
  public synchronized int count() {
    return happened.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public synchronized String toString() {
    return "%d faults in %d requests: %s; %s; %s"
        .formatted(count(), requests, happened, byOperation, byFunction);
  }
}
