package dev.rollcall.api.simulation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.api.problem.Problems;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.simulation.Assumptions;
import dev.rollcall.core.simulation.Bill;
import dev.rollcall.core.simulation.Forecast;
import dev.rollcall.core.simulation.Reckoning;
import dev.rollcall.core.simulation.Scenario;
import dev.rollcall.core.simulation.Simulate;
import dev.rollcall.core.simulation.WhoIsLeft;
import dev.rollcall.core.simulation.WhoIsLeft.Left;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.view.CampaignView;
import dev.rollcall.core.view.Views;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plays campaigns through before they run: those that are there, and those that might be. */
public final class SimulateHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  static final String CAMPAIGN = "POST /v1/campaigns/{id}/simulate";
  static final String NEW = "POST /v1/simulations";

  /** What this handler answers. */
  public static final Set<String> ROUTES = Set.of(CAMPAIGN, NEW);

  /** What a function can do before its caller gives up: looks at people, and outcomes. */
  private static final long STEPS_MAX = 2_500_000;

  private final Door door;
  private final Views views;
  private final WhoIsLeft whoIsLeft;
  private final SimulationReader reader;
  private final Simulate simulate;
  private final long stepsMax;

  /** The handler as Lambda makes it. */
  public SimulateHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public SimulateHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock));
  }

  private SimulateHandler(Wiring wiring) {
    this(
        Door.of(wiring, new Problems()),
        wiring.views(),
        new WhoIsLeft(wiring.stores().agenda(), wiring.stores().recipients(), WhoIsLeft.ROWS_MAX),
        new SimulationReader(wiring.stores().rules(), wiring.phoneNumbers(), wiring.zones()),
        wiring.zones(),
        STEPS_MAX);
  }

  SimulateHandler(
      Door door,
      Views views,
      WhoIsLeft whoIsLeft,
      SimulationReader reader,
      Zones zones,
      long stepsMax) {
    this.door = door;
    this.views = views;
    this.whoIsLeft = whoIsLeft;
    this.reader = reader;
    this.simulate = new Simulate(zones);
    this.stepsMax = stepsMax;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return NEW.equals(event.getRouteKey())
        ? door.open(event, this::simulateNew)
        : door.open(event, this::simulateCampaign);
  }

  private APIGatewayV2HTTPResponse simulateNew(Visit visit) {
    return reader
        .read(visit.body(), visit.faults(), visit.tenant(), visit.acceptedAt())
        .map(scenario -> answer(scenario, true, List.of()))
        .orElseGet(() -> Problem.invalidBody(visit.faults().list()));
  }

  private APIGatewayV2HTTPResponse simulateCampaign(Visit visit) {
    Optional<CampaignView> found =
        Optional.of(visit.request().pathParameter("id"))
            .filter(CampaignId::isValid)
            .map(id -> new CampaignKey(visit.tenant().id(), new CampaignId(id)))
            .flatMap(views::fresh);
    if (found.isEmpty()) {
      return Problem.of(404, "there is no such campaign");
    }
    CampaignView view = found.get();
    Fields fields = Fields.of(visit.body(), Path.ROOT, visit.faults()).orElse(null);
    if (fields == null) {
      return Problem.invalidBody(visit.faults().list());
    }
    Assumptions assumptions =
        new AssumptionsReader(view.campaign().channel(), visit.faults()).read(fields);
    int seed = SimulationReader.seed(fields);
    fields.rejectOthers();
    return visit.faults().isEmpty()
        ? simulate(running(view, visit.acceptedAt()), assumptions, seed, visit.acceptedAt())
        : Problem.invalidBody(visit.faults().list());
  }

  private APIGatewayV2HTTPResponse simulate(
      CampaignView view, Assumptions assumptions, int seed, Instant now) {
    CampaignStatus status = view.campaign().status();
    if (status != CampaignStatus.RUNNING) {
      return Problem.of(409, "nothing can be simulated of a campaign that is " + status.word());
    }
    if (!view.calendars().values().stream()
        .allMatch(c -> view.settings(view.channel(c)).isPresent())) {
      return Problem.of(409, "this account has no channel for it any more");
    }
    Left left = whoIsLeft.of(view);
    if (left.crowds().isEmpty()) {
      return Problem.of(409, "nobody is left in this campaign who could be reached");
    }
    Instant from = view.campaign().schedule().at().filter(now::isBefore).orElse(now);
    return answer(new Scenario(view, left.crowds(), assumptions, from, seed), false, notes(left));
  }

  /** As if it ran from now on: whoever may still start, resume or fill it, does. */
  private static CampaignView running(CampaignView view, Instant now) {
    Campaign is = view.campaign();
    Instant begins = is.schedule().at().filter(now::isBefore).orElse(now);
    Campaign runs = is.status().isOver() ? is : is.begun(begins);
    return new CampaignView(runs, view.calendars(), view.tenant());
  }

  private static List<String> notes(Left left) {
    List<String> notes = new ArrayList<>();
    if (left.byRow() < left.people()) {
      notes.add(
          ("Of %d contacts who are left, the rows of %d were read; the others are taken to have"
                  + " the usual priority and no attempts yet.")
              .formatted(left.people(), left.byRow()));
    }
    if (!left.complete()) {
      notes.add("More than a million contacts are left; only the first million were simulated.");
    }
    return notes;
  }

  private APIGatewayV2HTTPResponse answer(Scenario scenario, boolean intake, List<String> more) {
    Optional<Forecast> forecast = simulate.run(scenario, stepsMax, trial -> {});
    if (forecast.isEmpty()) {
      return Problem.of(
          422,
          ("it would take more than %d looks and attempts, which is more than one request may:"
                  + " simulate fewer contacts or fewer attempts, or run ./rollcall simulate")
              .formatted(stepsMax));
    }
    Bill bill = new Reckoning(scenario, forecast.get(), intake).bill();
    List<String> notes = new ArrayList<>(more);
    notes.add(
        "It is assumed that no other campaign uses the account's channels or reaches these"
            + " contacts, and that none of them is suppressed yet.");
    notes.add(
        "Costs are estimates by public list prices without free tiers, storage and logs; what the"
            + " carrier takes is as assumed.");
    return Answer.json(200, ForecastShown.of(scenario, forecast.get(), bill, notes));
  }
}
