package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.request.Packed;
import dev.rollcall.core.request.Reply;
import dev.rollcall.core.request.Request;
import dev.rollcall.core.request.RequestKey;
import dev.rollcall.core.request.Requests;
import dev.rollcall.core.request.Ticket;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Requests} promises. */
public abstract class RequestsContract {
  private static final RequestKey KEY = new RequestKey(TENANT, "order 17/#~\\\"");
  private static final Ticket TICKET = new Ticket("0123456789abcdef".repeat(2), NOW.plusMillis(7));
  private static final Reply REPLY =
      new Reply(
          201,
          Map.of("Content-Type", "application/json", "Location", "/campaigns/1"),
          Packed.of("{\"name\":\"Açme Ω\"}"));

  /** An empty store, the same throughout a test. */
  protected abstract Requests requests();

  private static Request request(RequestKey key, Optional<Reply> reply, long version) {
    return new Request(
        key,
        "ab".repeat(32),
        TICKET,
        "holder " + version,
        NOW.plusSeconds(35),
        reply,
        NOW.plus(Duration.ofHours(24)),
        version);
  }

  private static Write<Request> lost(Request there) {
    return new Write.Lost<>(Optional.of(there));
  }

  @Test
  void beginsARequestOnce() {
    Request first = request(KEY, Optional.empty(), 1);

    assertThat(requests().save(first)).isEqualTo(new Write.Done<>());
    assertThat(requests().save(request(KEY, Optional.of(REPLY), 1))).isEqualTo(lost(first));
  }

  @Test
  void writesOnlyOverTheVersionBefore() {
    Request second = request(KEY, Optional.empty(), 2);
    assertThat(requests().save(second)).isEqualTo(new Write.Lost<>(Optional.empty()));

    requests().save(request(KEY, Optional.empty(), 1));
    assertThat(requests().save(second)).isEqualTo(new Write.Done<>());
    assertThat(requests().save(request(KEY, Optional.of(REPLY), 2))).isEqualTo(lost(second));
  }

  @Test
  void keepsEveryFieldOfAReply() {
    requests().save(request(KEY, Optional.empty(), 1));
    Request answered = request(KEY, Optional.of(REPLY), 2);
    requests().save(answered);

    assertThat(requests().save(request(KEY, Optional.empty(), 1))).isEqualTo(lost(answered));
  }

  @Test
  void forgetsAReplyThatIsTakenBack() {
    requests().save(request(KEY, Optional.of(REPLY), 1));
    Request taken = request(KEY, Optional.empty(), 2);
    requests().save(taken);

    assertThat(requests().save(taken)).isEqualTo(lost(taken));
  }

  @Test
  void tellsTenantsAndKeysApart() {
    requests().save(request(KEY, Optional.empty(), 1));

    RequestKey strangers = new RequestKey(new TenantId("globex"), KEY.key());
    RequestKey other = new RequestKey(TENANT, KEY.key() + " ");
    assertThat(requests().save(request(strangers, Optional.empty(), 1)))
        .isEqualTo(new Write.Done<>());
    assertThat(requests().save(request(other, Optional.empty(), 1))).isEqualTo(new Write.Done<>());
  }
}
