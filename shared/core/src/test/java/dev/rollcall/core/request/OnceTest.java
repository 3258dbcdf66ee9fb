package dev.rollcall.core.request;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.memory.MemoryRequests;
import dev.rollcall.core.request.Admission.Answered;
import dev.rollcall.core.request.Admission.Go;
import dev.rollcall.core.request.Admission.OtherRequest;
import dev.rollcall.core.request.Admission.StillRunning;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.testing.SettableClock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnceTest {
  private static final RequestKey KEY = new RequestKey(TENANT, "order-17");
  private static final String THIS = "digest of this";
  private static final Reply CREATED = reply(201, "created");

  private final MemoryRequests requests = new MemoryRequests();
  private final SettableClock clock = new SettableClock(NOW);
  private final Random random = new Random(5);
  private final Once once = new Once(requests, clock);
  private int calls;

  private static Reply reply(int status, String body) {
    return new Reply(status, Map.of("Location", "/1"), Packed.of(body));
  }

  private Admission send(String digest) {
    return once.admit(KEY, digest, Ticket.draw(random, clock.instant()), "holder " + ++calls);
  }

  private Request begun() {
    return ((Go) send(THIS)).running();
  }

  @Test
  void letsANewRequestGoUnderItsOwnTicket() {
    Ticket fresh = new Ticket("seed", NOW);

    assertThat(once.admit(KEY, THIS, fresh, "me"))
        .isEqualTo(new Go(Request.begun(KEY, THIS, fresh, "me", NOW)));
  }

  @Test
  void answersTheSameRequestAsBeforeForADay() {
    once.settle(begun(), CREATED);

    clock.advance(Duration.ofHours(24).minusMillis(1));
    assertThat(send(THIS))
        .isInstanceOfSatisfying(
            Answered.class, known -> assertThat(known.reply()).isEqualTo(CREATED));
  }

  @Test
  void forgetsItAfterADayEvenIfTheStoreDoesNot() {
    Request first = begun();
    once.settle(first, CREATED);

    clock.advance(Duration.ofHours(24));
    Request second = ((Go) send("digest of another")).running();
    assertThat(second.ticket()).isNotEqualTo(first.ticket());
    assertThat(second.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(2)));
  }

  @Test
  void refusesAnotherRequestUnderTheSameKeyWhateverBecameOfTheFirst() {
    Request first = begun();
    assertThat(send("other")).isEqualTo(new OtherRequest());
    clock.advance(Request.LEASE);
    assertThat(send("other")).isEqualTo(new OtherRequest());
    once.settle(first, CREATED);
    assertThat(send("other")).isEqualTo(new OtherRequest());
  }

  @Test
  void holdsTheSameRequestBackWhileTheFirstRuns() {
    begun();
    clock.advance(Duration.ofSeconds(10));

    assertThat(send(THIS)).isEqualTo(new StillRunning(Duration.ofSeconds(25)));
  }

  @Test
  void goesOnWithACrashedOneAfterItsLeaseUnderTheTicketStoredFirst() {
    Request first = begun();

    clock.advance(Request.LEASE.minusMillis(1));
    assertThat(send(THIS)).isInstanceOf(StillRunning.class);
    clock.advance(Duration.ofMillis(1));
    assertThat(begun().ticket()).isEqualTo(first.ticket());
    assertThat(send(THIS)).isInstanceOf(StillRunning.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 401, 429})
  void goesOnAtOnceAfterAnAnswerThatIsNotKept(int status) {
    Request first = begun();
    once.settle(first, reply(status, "not now"));

    assertThat(begun().ticket()).isEqualTo(first.ticket());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 400, 404, 409, 422})
  void keepsEveryOtherAnswer(int status) {
    once.settle(begun(), reply(status, "so it is"));

    assertThat(send(THIS))
        .isInstanceOfSatisfying(
            Answered.class, known -> assertThat(known.reply().status()).isEqualTo(status));
  }

  @Test
  void makesAnAnswerAgainThatIsTooLargeToKeep() {
    Request first = begun();
    byte[] noise = new byte[400_000];
    random.nextBytes(noise);
    once.settle(first, reply(201, HexFormat.of().formatHex(noise)));

    assertThat(begun().ticket()).isEqualTo(first.ticket());
  }

  @Test
  void keepsAnAnswerOfAMegabyteThatPacksWell() {
    once.settle(begun(), reply(201, "{\"index\":1,\"message\":\"is wrong\"}".repeat(32_000)));

    assertThat(send(THIS)).isInstanceOf(Answered.class);
  }

  @Test
  void takesUpAnAnsweredOneWhoseWorkWasGivenUpOnlyOnce() {
    Request first = begun();
    once.settle(first, CREATED);
    Request known = ((Answered) send(THIS)).known();

    Admission again = once.again(known, "holder a");
    assertThat(((Go) again).running().ticket()).isEqualTo(first.ticket());
    assertThat(once.again(known, "holder b")).isInstanceOf(StillRunning.class);
    once.settle(((Go) again).running(), reply(201, "gone on with"));
    assertThat(((Answered) send(THIS)).reply()).isEqualTo(reply(201, "gone on with"));
  }

  @Test
  void leavesTheAnswerOfWhoeverTookItForDead() {
    Request slow = begun();
    clock.advance(Request.LEASE);
    once.settle(begun(), reply(201, "by the second"));

    once.settle(slow, reply(201, "by the first"));

    assertThat(((Answered) send(THIS)).reply()).isEqualTo(reply(201, "by the second"));
  }

  @Test
  void isNotHeldBackByItselfWhenTheStoresAnswerWasLost() {
    Once deaf =
        new Once(
            request -> {
              requests.save(request);
              return requests.save(request);
            },
            clock);

    assertThat(deaf.admit(KEY, THIS, new Ticket("seed", NOW), "me")).isInstanceOf(Go.class);
    clock.advance(Request.LEASE);
    Request resumed =
        ((Go) deaf.admit(KEY, THIS, new Ticket("other seed", NOW), "me again")).running();
    assertThat(resumed.ticket().seed()).isEqualTo("seed");
    once.settle(resumed, CREATED);
    Request known = ((Answered) send(THIS)).known();
    assertThat(deaf.again(known, "me once more")).isInstanceOf(Go.class);
  }

  @Test
  void triesAgainWhenSomebodyElseWinsTheRaceForACrashedOne() {
    begun();
    clock.advance(Request.LEASE);
    Once second =
        new Once(
            request -> {
              if (request.version() == 2) {
                begun();
              }
              return requests.save(request);
            },
            clock);

    assertThat(second.admit(KEY, THIS, new Ticket("seed", NOW), "late"))
        .isEqualTo(new StillRunning(Request.LEASE));
  }

  @Test
  void saysSoWhenNoWriteEverWins() {
    Once unlucky = new Once(request -> new Write.Lost<>(Optional.empty()), clock);

    assertThatThrownBy(() -> unlucky.admit(KEY, THIS, new Ticket("seed", NOW), "me"))
        .isInstanceOf(IllegalStateException.class);
  }
}
