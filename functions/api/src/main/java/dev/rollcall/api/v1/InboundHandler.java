package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.api.problem.Problems;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.suppression.OptOutConfirmation;
import dev.rollcall.core.suppression.StopWords;
import dev.rollcall.core.suppression.Suppress;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hears what people send in. Whoever says stop is suppressed before the sender is told that the
 * message arrived.
 */
public final class InboundHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "POST /v1/inbound";

  private static final String SOURCE = "inbound message";

  /**
   * What came of a message.
   *
   * @param suppressed whether it said stop
   * @param confirmation what may be answered to whoever said so for the first time; null otherwise
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Heard(boolean suppressed, @Nullable String confirmation) {}

  private final Door door;
  private final PhoneNumbers numbers;
  private final Suppress suppress;
  private final InstantSource clock;

  /** The handler as Lambda makes it. */
  public InboundHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public InboundHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock));
  }

  private InboundHandler(Wiring wiring) {
    this(Door.of(wiring, new Problems()), wiring.phoneNumbers(), wiring.suppress(), wiring.clock());
  }

  InboundHandler(Door door, PhoneNumbers numbers, Suppress suppress, InstantSource clock) {
    this.door = door;
    this.numbers = numbers;
    this.suppress = suppress;
    this.clock = clock;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return door.open(event, this::hear);
  }

  private APIGatewayV2HTTPResponse hear(Visit visit) {
    String country = visit.tenant().policy().defaultCountry();
    Optional<InboundMessage> message =
        InboundMessage.read(visit.body(), numbers, country, visit.faults());
    if (message.isEmpty()) {
      return Problem.invalidBody(visit.faults().list());
    }
    Optional<String> language = StopWords.language(message.get().body());
    Optional<String> confirmation =
        language
            .filter(stop -> suppressed(visit, message.get()))
            .map(stop -> OptOutConfirmation.text(stop, visit.tenant().name()));
    return Answer.json(200, new Heard(language.isPresent(), Shown.orNull(confirmation)));
  }

  /** Whether the sender was not suppressed before: one confirmation is all that is allowed. */
  private boolean suppressed(Visit visit, InboundMessage message) {
    return suppress.everywhere(
        visit.tenant().id(),
        message.from(),
        new Suppression(Suppression.Kind.OPT_OUT, Optional.empty(), clock.instant(), SOURCE));
  }
}
