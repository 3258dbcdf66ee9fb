package dev.rollcall.api.intake;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.core.webhook.EndpointUrl;
import dev.rollcall.core.webhook.Signature;
import java.util.Optional;

/**
 * Reads where news go and how they are signed, in any dialect.
 *
 * @param endpoints knows where they may go
 */
public record WebhookFields(EndpointUrl endpoints) {
  private static final int URL_CHARS_MAX = 2048;
  private static final int SECRET_CHARS_MAX = 256;

  /** The URL of an endpoint; it is there even if something is wrong with it, which is noted. */
  public Optional<String> url(Fields fields, String name, Need need) {
    Optional<String> url = fields.text(name, need, 0, URL_CHARS_MAX);
    url.flatMap(endpoints::fault).ifPresent(why -> fields.fault(name, Kind.UNACCEPTABLE, why));
    return url;
  }

  /** What news are signed with. */
  public static Optional<String> secret(Fields fields, String name) {
    Optional<String> secret = fields.text(name, Need.NULLABLE, 1, SECRET_CHARS_MAX);
    if (secret.filter(text -> !Signature.isSecret(text)).isPresent()) {
      fields.fault(name, Kind.UNACCEPTABLE, "must be base64 after its prefix whsec_");
    }
    return secret;
  }
}
