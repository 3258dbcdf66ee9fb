package dev.rollcall.dispatch;

import dev.rollcall.aws.Wiring;
import dev.rollcall.core.carrier.Carrier;
import dev.rollcall.core.carrier.Carriers;
import dev.rollcall.core.carrier.simulated.SimulatedCarrier;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.webhook.EndpointUrl;
import dev.rollcall.core.webhook.Signature;
import java.util.Map;

/** The carriers that this function can talk to. */
final class ChosenCarriers implements Carriers {
  private final Carrier simulated;
  private final Exchange exchange;
  private final String publicUrl;
  private final Wiring wiring;

  ChosenCarriers(Wiring wiring, Map<String, String> environment) {
    this.wiring = wiring;
    this.publicUrl = environment.getOrDefault("PUBLIC_URL", "");
    this.exchange = new Exchange(new EndpointUrl(wiring.allowLoopback()));
    this.simulated = new SimulatedCarrier(new SqsCallbacks(wiring.callbackQueue()), wiring.clock());
  }

  @Override
  public Carrier of(CarrierSettings settings) {
    return switch (settings) {
      case CarrierSettings.Simulated none -> simulated;
      case CarrierSettings.Http http ->
          new HttpCarrier(
              http.url(), Signature.of(http.secret()), publicUrl, exchange, wiring.clock());
    };
  }
}
