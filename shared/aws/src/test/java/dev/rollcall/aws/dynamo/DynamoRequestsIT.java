package dev.rollcall.aws.dynamo;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contract.RequestsContract;
import dev.rollcall.core.request.Packed;
import dev.rollcall.core.request.Reply;
import dev.rollcall.core.request.Request;
import dev.rollcall.core.request.RequestKey;
import dev.rollcall.core.request.Requests;
import dev.rollcall.core.request.Ticket;
import dev.rollcall.core.store.Write;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoRequestsIT extends RequestsContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Requests requests() {
    return new DynamoRequests(tables.client(), tables.requests());
  }

  /** An item may have 400 KB. */
  @Test
  void hasRoomForEveryReplyThatIsToBeKept() {
    Reply largest = largest();
    Request request =
        new Request(
            new RequestKey(TENANT, "k".repeat(255)),
            "ab".repeat(32),
            new Ticket("seed", NOW),
            "holder",
            NOW,
            Optional.of(largest),
            NOW,
            1);

    assertThat(requests().save(request)).isEqualTo(new Write.Done<>());
    assertThat(requests().save(request)).isEqualTo(new Write.Lost<>(Optional.of(request)));
  }

  /** As much noise as is still to be kept, to within a kilobyte. */
  private static Reply largest() {
    byte[] noise = new byte[1024];
    Random random = new Random(9);
    StringBuilder body = new StringBuilder();
    Reply largest = new Reply(201, Map.of(), Packed.of(""));
    for (Reply next = largest; next.isToBeKept(); next = longer(body)) {
      largest = next;
      random.nextBytes(noise);
      body.append(Base64.getEncoder().encodeToString(noise));
    }
    return largest;
  }

  private static Reply longer(StringBuilder body) {
    Map<String, String> headers = Map.of("Rollcall-Ignored", "x".repeat(8000));
    return new Reply(201, headers, Packed.of(body.toString()));
  }
}
