package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static dev.rollcall.core.testing.Examples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.line.Suppression.Kind;
import dev.rollcall.core.suppression.AuditTrail;
import dev.rollcall.core.suppression.Lifted;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link AuditTrail} promises. */
public abstract class AuditTrailContract {
  private static final Address ADDRESS = number(1);

  /** An empty store, the same throughout a test. */
  protected abstract AuditTrail trail();

  @Test
  void knowsNothingOfWhatWasNeverLifted() {
    assertThat(trail().of(TENANT, ADDRESS)).isEmpty();
  }

  @Test
  void keepsEveryField() {
    Suppression full =
        new Suppression(
            Kind.DO_NOT_CALL,
            Optional.of(Channel.WHATSAPP),
            NOW.minusNanos(1),
            "upload",
            Optional.of("crm"),
            Optional.of("Größe \"1\""));
    Lifted first = new Lifted(TENANT, ADDRESS, full, NOW, "Zoë", Optional.of("asked 🎉"));
    Lifted second = lifted(ADDRESS, Kind.OPT_OUT, NOW);

    trail().record(second);
    trail().record(first);

    assertThat(trail().of(TENANT, ADDRESS)).containsExactly(first, second);
  }

  @Test
  void listsThemByWhenTheyHadBegunToHold() {
    Lifted third = lifted(ADDRESS, Kind.OPT_OUT, NOW);
    Lifted first = lifted(ADDRESS, Kind.OPT_OUT, NOW.minusNanos(1));
    Lifted second = lifted(ADDRESS, Kind.DO_NOT_CALL, NOW);
    trail().record(third);
    trail().record(first);
    trail().record(second);

    assertThat(trail().of(TENANT, ADDRESS)).containsExactly(first, second, third);
  }

  @Test
  void keepsOneRecordOfEach() {
    Lifted again =
        new Lifted(
            TENANT,
            ADDRESS,
            lifted(ADDRESS, Kind.OPT_OUT, NOW).suppression(),
            NOW.plusSeconds(7),
            "somebody else",
            Optional.empty());
    trail().record(lifted(ADDRESS, Kind.OPT_OUT, NOW));
    trail().record(again);

    assertThat(trail().of(TENANT, ADDRESS)).containsExactly(again);
  }

  @Test
  void keepsAddressesAndTenantsApart() {
    Address mailbox = new Address("ada@example.com");
    trail().record(lifted(ADDRESS, Kind.OPT_OUT, NOW));
    trail().record(lifted(mailbox, Kind.OPT_OUT, NOW));

    assertThat(trail().of(TENANT, mailbox)).containsExactly(lifted(mailbox, Kind.OPT_OUT, NOW));
    assertThat(trail().of(TENANT, number(2))).isEmpty();
    assertThat(trail().of(new TenantId("acme2"), ADDRESS)).isEmpty();
  }

  private static Lifted lifted(Address address, Kind kind, Instant since) {
    return new Lifted(
        TENANT,
        address,
        new Suppression(kind, Optional.empty(), since, "test"),
        NOW,
        "ada",
        Optional.empty());
  }
}
