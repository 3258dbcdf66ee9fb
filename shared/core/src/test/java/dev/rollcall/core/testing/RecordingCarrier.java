package dev.rollcall.core.testing;

import dev.rollcall.core.carrier.Carrier;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.AttemptId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes every order down and answers as a test says; in progress, if it says nothing. */
public final class RecordingCarrier implements Carrier {
  private final List<Order> orders = new ArrayList<>();
  private final List<AttemptId> lookups = new ArrayList<>();
  private Function<Order, CarrierAnswer> answers =
      order -> new CarrierAnswer.InProgress("carrier-" + order.attempt());
  private Function<AttemptId, Optional<CarrierAnswer>> memory = attempt -> Optional.empty();

  /** Answers orders so. */
  public synchronized void answer(Function<Order, CarrierAnswer> how) {
    this.answers = how;
  }

  /** Answers every order so. */
  public void answer(CarrierAnswer always) {
    answer(order -> always);
  }

  /** Remembers attempts so, whenever it is asked. */
  public synchronized void remember(Function<AttemptId, Optional<CarrierAnswer>> how) {
    this.memory = how;
  }

  /** Remembers every attempt so, whenever it is asked. */
  public void remember(CarrierAnswer always) {
    remember(attempt -> Optional.of(always));
  }

  @Override
  public CarrierAnswer place(Order order) {
    Function<Order, CarrierAnswer> now;
    synchronized (this) {
      orders.add(order);
      now = answers;
    }
    return now.apply(order);
  }

  @Override
  public Optional<CarrierAnswer> lookup(AttemptId attempt, Address to) {
    Function<AttemptId, Optional<CarrierAnswer>> now;
    synchronized (this) {
      lookups.add(attempt);
      now = memory;
    }
    return now.apply(attempt);
  }

  /** Every request, in its order. */
  public synchronized List<Order> orders() {
    return List.copyOf(orders);
  }

  /** The attempts that were requested, in their order. */
  public List<AttemptId> placed() {
    return orders().stream().map(Order::attempt).toList();
  }

  /** The attempts that were asked about, in their order. */
  public synchronized List<AttemptId> lookups() {
    return List.copyOf(lookups);
  }
}
