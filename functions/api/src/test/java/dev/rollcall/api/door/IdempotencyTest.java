package dev.rollcall.api.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.api.problem.Problems;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.aws.lambda.Log;
import dev.rollcall.core.request.Once;
import dev.rollcall.core.request.Request;
import dev.rollcall.core.request.Ticket;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an Idempotency-Key promises, whatever lies behind the door. */
class IdempotencyTest {
  private static final String ROUTE = "POST /v1/inbound";
  private static final String BODY = "{\"body\":\"STOP\"}";

  private final Stores stores = new Stores();
  private final String acme = stores.token(Stores.ACME);
  private final Door door = stores.door(new Problems());
  private final List<Ticket> received = new ArrayList<>();

  private Function<Visit, APIGatewayV2HTTPResponse> work = visit -> done();
  private boolean givenUp;

  private static APIGatewayV2HTTPResponse done() {
    return Answer.of(
        200,
        "application/json",
        Map.of("Location", "/made"),
        Map.of("suppressed", true, "confirmation", "Acme: heard."));
  }

  private APIGatewayV2HTTPResponse receive(Visit visit) {
    received.add(visit.ticket());
    return work.apply(visit);
  }

  private Answered send(Call call) {
    Room room = this::receive;
    return call.by((event, context) -> door.open(event, room.goingOnIf(visit -> givenUp)));
  }

  private Call call(String key) {
    return Call.to(ROUTE).bearer(acme).header("Idempotency-Key", key);
  }

  private Answered send(String key, String body) {
    return send(call(key).json(body));
  }

  @Test
  void theSameRequestIsDoneOnceAndAnsweredAlike() {
    Answered first = send("k", BODY);
    work = visit -> Problem.of(404, "gone");
    stores.now = stores.now.plus(Duration.ofHours(23));

    Answered second = send("k", BODY);
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.headers()).isEqualTo(first.headers()).containsEntry("Location", "/made");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(received).hasSize(1);
  }

  @Test
  void withoutAKeyEveryRequestIsDoneUnderATicketOfItsOwn() {
    send(Call.to(ROUTE).bearer(acme).json(BODY));
    send(Call.to(ROUTE).bearer(acme).json(BODY));

    assertThat(received).extracting(Ticket::seed).doesNotHaveDuplicates().hasSize(2);
    assertThat(received).extracting(Ticket::acceptedAt).containsOnly(Stores.NOW);
  }

  @Test
  void theSameKeyOfAnotherAccountIsAnotherKey() {
    send("k", BODY);
    send(
        Call.to(ROUTE)
            .bearer(stores.token(Stores.GLOBEX))
            .header("Idempotency-Key", "k")
            .json(BODY));

    assertThat(received).hasSize(2);
  }

  @Test
  void theSameKeyOfAnotherTokenOfTheAccountIsTheSame() {
    send("k", BODY);
    send(
        Call.to(ROUTE).bearer(stores.token(Stores.ACME)).header("idempotency-key", "k").json(BODY));

    assertThat(received).hasSize(1);
  }

  @Test
  void anotherBodyQueryOrPathUnderTheSameKeyIsRefused() {
    send("k", BODY);

    List<Answered> others =
        List.of(
            send("k", BODY + " "),
            send(call("k").query("dry", "1").json(BODY)),
            send(call("k").path("id", "7").json(BODY)));
    assertThat(others)
        .allSatisfy(
            other -> {
              assertThat(other.status()).isEqualTo(422);
              assertThat(other.text("/detail")).contains("used for another request");
            });
    assertThat(received).hasSize(1);
  }

  @Test
  void theSameBodyInBase64IsTheSame() {
    send("k", BODY);
    send(call("k").header("content-type", "application/json").bytes(BODY));

    assertThat(received).hasSize(1);
  }

  @Test
  void theSameRequestWhileTheFirstStillRunsIsToComeAgain() {
    List<Answered> meanwhile = new ArrayList<>();
    work =
        visit -> {
          stores.now = stores.now.plusMillis(20_500);
          meanwhile.add(send("k", BODY));
          return done();
        };

    assertThat(send("k", BODY).status()).isEqualTo(200);
    assertThat(meanwhile.getFirst().status()).isEqualTo(409);
    assertThat(meanwhile.getFirst().headers()).containsEntry("Retry-After", "15");
    assertThat(received).hasSize(1);
  }

  @Test
  void aCrashedOneIsGoneOnWithUnderItsFirstTicket() {
    work =
        visit -> {
          throw new OutOfMemoryError("the end of this process");
        };
    try {
      send("k", BODY);
    } catch (OutOfMemoryError asMeant) {
      work = visit -> done();
    }

    assertThat(send("k", BODY).status()).isEqualTo(409);
    stores.now = stores.now.plus(Request.LEASE);
    assertThat(send("k", BODY).status()).isEqualTo(200);
    assertThat(received).hasSize(2);
    assertThat(received.get(1)).isEqualTo(received.get(0));
  }

  @Test
  void oneThatFailedIsGoneOnWithAtOnceUnderItsFirstTicket() {
    work =
        visit -> {
          throw new IllegalStateException("no store");
        };
    assertThat(send("k", BODY).status()).isEqualTo(500);
    work = visit -> done();
    stores.now = stores.now.plusSeconds(1);

    assertThat(send("k", BODY).status()).isEqualTo(200);
    assertThat(received).hasSize(2);
    assertThat(received.get(1)).isEqualTo(received.get(0));
    assertThat(stores.logged.toString(UTF_8)).contains("no store");
  }

  @Test
  void aRejectionIsToldAgain() {
    work = visit -> Problem.of(422, "no");
    assertThat(send("k", BODY).status()).isEqualTo(422);
    work = visit -> done();

    assertThat(send("k", BODY).status()).isEqualTo(422);
    assertThat(received).hasSize(1);
  }

  @Test
  void oneWhoseWorkWasGivenUpSinceIsGoneOnWithUnderItsFirstTicket() {
    send("k", BODY);
    givenUp = true;

    send("k", BODY);
    givenUp = false;
    send("k", BODY);
    assertThat(received).hasSize(2);
    assertThat(received.get(1)).isEqualTo(received.get(0));
  }

  @Test
  void aKeyIsNotTakenByWhoeverIsNotLetIn() {
    Answered refused =
        send(Call.to(ROUTE).bearer("nonsense").header("Idempotency-Key", "k").json(BODY));
    Answered unreadable = send("k", "{");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(unreadable.status()).isEqualTo(400);
    assertThat(send("k", BODY).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ü", "a\tb", "a\nb"})
  void aKeyThatIsNoneIsRefused(String key) {
    Answered answered = send(key, BODY);

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.text("/detail")).contains("Idempotency-Key");
    assertThat(send("k".repeat(256), BODY).status()).isEqualTo(400);
    assertThat(received).isEmpty();
  }

  @Test
  void readingNeedsNoKeyAndTakesNone() {
    Call reading =
        Call.to("GET /v1/campaigns/{id}")
            .bearer(acme)
            .header("Idempotency-Key", "ü")
            .path("id", "");
    Room nothing = visit -> Problem.of(404, "there is no such campaign");

    assertThat(reading.by((event, context) -> door.openWithoutBody(event, nothing)).text("/detail"))
        .isEqualTo("there is no such campaign");
  }

  @Test
  void anAnswerThatCannotBeKeptIsStillTheAnswer() {
    Door forgetful =
        new Door(
            new Log(new PrintStream(stores.logged)),
            stores.authenticator(),
            new Problems(),
            new Once(
                request -> {
                  if (request.reply().isPresent()) {
                    throw new IllegalStateException("the table is gone");
                  }
                  return stores.requests.save(request);
                },
                stores.clock),
            stores.random,
            stores.clock);

    Answered answered =
        call("k").json(BODY).by((event, context) -> forgetful.open(event, visit -> done()));
    assertThat(answered.status()).isEqualTo(200);
    assertThat(stores.logged.toString(UTF_8)).contains("the table is gone");
  }
}
