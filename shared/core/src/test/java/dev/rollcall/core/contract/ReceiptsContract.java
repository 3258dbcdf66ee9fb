package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.intake.Receipts;
import dev.rollcall.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Receipts} promises. */
public abstract class ReceiptsContract {
  private static final Instant LATER = NOW.plus(Duration.ofDays(30));

  /** An empty store, the same throughout a test. */
  protected abstract Receipts receipts();

  @Test
  void keepsADocumentAsItIs() {
    receipts().keep(TENANT, "l1", Values.large(), LATER);

    assertThat(receipts().find(TENANT, "l1")).contains(Values.large());
  }

  @Test
  void findsNothingUnderAnotherIdOrTenant() {
    receipts().keep(TENANT, "l1", Map.of("a", 1), LATER);

    assertThat(receipts().find(TENANT, "l2")).isEmpty();
    assertThat(receipts().find(new TenantId("acme2"), "l1")).isEmpty();
  }

  @Test
  void theLastDocumentOfAnIdStands() {
    receipts().keep(TENANT, "l1", Map.of("a", 1), LATER);
    receipts().keep(TENANT, "l1", Map.of("a", 2), LATER);

    assertThat(receipts().find(TENANT, "l1")).contains(Map.of("a", 2));
  }

  @Test
  void holdsTwentyThousandRejectedRows() {
    List<Map<String, Object>> rejected =
        IntStream.range(0, 20_000)
            .<Map<String, Object>>mapToObj(
                i ->
                    Map.of(
                        "index", i,
                        "field", "phone_number",
                        "message", "must be a valid telephone number"))
            .toList();
    receipts().keep(TENANT, "l1", Map.of("rejected", rejected), LATER);

    assertThat(receipts().find(TENANT, "l1")).contains(Map.of("rejected", rejected));
  }
}
