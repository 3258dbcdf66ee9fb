package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.api.problem.Problems;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.manage.Roster;
import dev.rollcall.core.recipient.AgendaSlice;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.store.Page;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A campaign's results as CSV, part by part: an answer holds at most 6 MB, a campaign a million
 * rows. Every part but the last names the next one in a {@code Link} header; only the first has the
 * line of headings, so that the parts one after the other are one file.
 */
public final class ResultsHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "GET /v1/campaigns/{id}/results.csv";

  private static final String CURSOR = "cursor";

  /** So many rows are held at once. */
  static final int PAGE_ROWS = 500;

  private static final int PART_ROWS_MAX = 10_000;
  private static final int PART_BYTES_MAX = 4_000_000;

  private final Door door;
  private final Campaigns campaigns;
  private final Roster roster;

  /** The handler as Lambda makes it. */
  public ResultsHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public ResultsHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock));
  }

  private ResultsHandler(Wiring wiring) {
    this(
        Door.forReading(wiring, new Problems()),
        wiring.stores().campaigns(),
        new Roster(
            wiring.stores().imports(), wiring.stores().agenda(), wiring.stores().recipients()));
  }

  ResultsHandler(Door door, Campaigns campaigns, Roster roster) {
    this.door = door;
    this.campaigns = campaigns;
    this.roster = roster;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return door.openWithoutBody(event, this::answer);
  }

  private APIGatewayV2HTTPResponse answer(Visit visit) {
    return Optional.of(visit.request().pathParameter("id"))
        .filter(CampaignId::isValid)
        .map(id -> new CampaignKey(visit.tenant().id(), new CampaignId(id)))
        .flatMap(campaigns::find)
        .map(campaign -> part(visit, campaign))
        .orElseGet(() -> Problem.of(404, "there is no such campaign"));
  }

  private APIGatewayV2HTTPResponse part(Visit visit, Campaign campaign) {
    Cursor cursor = new Cursor(visit.tenant(), "results\n" + campaign.key().id());
    Faults faults = visit.faults();
    visit.request().query().keySet().stream()
        .filter(name -> !name.equals(CURSOR))
        .forEach(name -> PageQuery.note(faults, name, Kind.UNKNOWN_NAME, "is not known here"));
    Optional<String> sent = Optional.ofNullable(visit.request().query().get(CURSOR));
    Optional<String> after = sent.flatMap(cursor::open);
    if (sent.isPresent() && after.isEmpty()) {
      PageQuery.note(faults, CURSOR, Kind.UNACCEPTABLE, "is not a cursor of these results");
    }
    return faults.isEmpty() ? csv(campaign, cursor, after) : Problem.invalidQuery(faults.list());
  }

  private APIGatewayV2HTTPResponse csv(Campaign campaign, Cursor cursor, Optional<String> after) {
    Csv csv = new Csv();
    if (after.isEmpty()) {
      csv.line(ResultLine.HEAD);
    }
    Optional<String> position = after;
    int rows = 0;
    do {
      Page<Recipient> page =
          roster.page(campaign, new AgendaSlice.Everybody(), position, PAGE_ROWS);
      page.items().forEach(recipient -> csv.line(ResultLine.of(recipient)));
      rows += page.items().size();
      position = page.next();
    } while (position.isPresent() && rows < PART_ROWS_MAX && csv.bytes() < PART_BYTES_MAX);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Disposition", "attachment; filename=\"" + campaign.key().id() + ".csv\"");
    position.ifPresent(
        next ->
            headers.put(
                "Link",
                "</v1/campaigns/%s/results.csv?cursor=%s>; rel=\"next\""
                    .formatted(campaign.key().id(), cursor.seal(next))));
    headers.put("Content-Type", "text/csv");
    headers.put("Cache-Control", "no-store");
    return Answer.ready(200, headers, csv.toString());
  }
}
