package dev.rollcall.core.carrier;

import dev.rollcall.core.tenant.CarrierSettings;

/** The carrier behind a channel's settings. */
@FunctionalInterface
public interface Carriers {
  /** The carrier of these settings. */
  Carrier of(CarrierSettings settings);
}
