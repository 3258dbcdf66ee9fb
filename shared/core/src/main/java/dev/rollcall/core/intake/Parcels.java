package dev.rollcall.core.intake;

import java.time.Duration;
import java.util.List;

/** The way of parcels to whoever takes them in. */
public interface Parcels {
  /**
   * Sends parcels.
   *
   * @throws RuntimeException if one could not be sent; those sent before it do no harm
   */
  void send(List<? extends Parcel> parcels);

  /**
   * Sends a parcel that is to arrive later.
   *
   * @param delay at most 15 minutes
   */
  void sendLater(Parcel parcel, Duration delay);
}
