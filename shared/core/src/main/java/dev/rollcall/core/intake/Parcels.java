package dev.rollcall.core.intake;

import java.time.Duration;
import java.util.List;

/** The way of parcels to whoever takes them in. */
public interface Parcels {
  /**
   * Sends what a request brought. It may arrive some seconds later: the answer goes first.
   *
   * @throws RuntimeException if one could not be sent; those sent before it do no harm
   */
  void send(List<? extends Parcel> parcels);

  /**
   * Sends a parcel.
   *
   * @param delay before it arrives, at most 15 minutes; none is as soon as may be
   */
  void sendLater(Parcel parcel, Duration delay);
}
