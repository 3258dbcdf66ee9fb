package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Room;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.intake.WebhookFields;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.api.problem.Problems;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.intake.AcceptListCampaign;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.manage.Outlook;
import dev.rollcall.core.webhook.EndpointUrl;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes contact lists, fills and shows them, and makes campaigns from them. */
public final class ContactListsHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  static final String CREATE = "POST /v1/contact-lists";
  static final String LIST = "GET /v1/contact-lists";
  static final String SHOW = "GET /v1/contact-lists/{id}";
  static final String ADD = "POST /v1/contact-lists/{id}/entries";
  static final String ENTRIES = "GET /v1/contact-lists/{id}/entries";
  static final String CAMPAIGN = "POST /v1/contact-lists/{id}/campaigns";

  /** What this handler answers. */
  public static final Set<String> ROUTES = Set.of(CREATE, LIST, SHOW, ADD, ENTRIES, CAMPAIGN);

  private final Door door;
  private final ListRoutes lists;
  private final ListCampaignReader reader;
  private final AcceptListCampaign acceptListCampaign;
  private final CampaignDetails details;

  /** The handler as Lambda makes it. */
  public ContactListsHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public ContactListsHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock));
  }

  private ContactListsHandler(Wiring wiring) {
    this(
        Door.of(wiring, new Problems()),
        new ListRoutes(
            wiring.stores().contactLists(),
            wiring.stores().listEntries(),
            wiring.intake().addToList(),
            wiring.phoneNumbers(),
            wiring.zones()),
        new ListCampaignReader(
            new RuleReader(wiring.stores().rules()),
            wiring.stores().templates(),
            wiring.wording(),
            new WebhookFields(new EndpointUrl(wiring.allowLoopback()))),
        wiring.intake().acceptListCampaign(),
        new CampaignDetails(
            wiring.stores().imports(),
            wiring.stores().counts(),
            new Outlook(wiring.zones()),
            wiring.clock()));
  }

  ContactListsHandler(
      Door door,
      ListRoutes lists,
      ListCampaignReader reader,
      AcceptListCampaign acceptListCampaign,
      CampaignDetails details) {
    this.door = door;
    this.lists = lists;
    this.reader = reader;
    this.acceptListCampaign = acceptListCampaign;
    this.details = details;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return switch (String.valueOf(event.getRouteKey())) {
      case CREATE -> door.open(event, lists::create);
      case ADD -> door.open(event, lists::add);
      case CAMPAIGN -> {
        Room room = this::makeCampaign;
        yield door.open(
            event, room.goingOnIf(visit -> acceptListCampaign.gaveUp(campaignKey(visit))));
      }
      case LIST -> door.openWithoutBody(event, lists::list);
      case SHOW -> door.openWithoutBody(event, lists::show);
      case ENTRIES -> door.openWithoutBody(event, lists::entries);
      default -> Problem.of(404, "there is nothing here for this method and path");
    };
  }

  private APIGatewayV2HTTPResponse makeCampaign(Visit visit) {
    Optional<ContactList> list = lists.find(visit);
    if (list.isEmpty()) {
      return ListRoutes.notFound();
    }
    Optional<ListCampaignRequest> request = reader.read(visit);
    if (request.isEmpty()) {
      return Problem.invalidBody(visit.faults().list());
    }
    CampaignKey key = campaignKey(visit);
    Campaign campaign =
        acceptListCampaign.run(
            request.get().campaign(key, list.get(), visit.acceptedAt()),
            list.get(),
            visit.ids().chunks(),
            visit.tenant().policy().retention().lists());
    return details.created(visit.tenant(), campaign);
  }

  private static CampaignKey campaignKey(Visit visit) {
    return new CampaignKey(visit.tenant().id(), visit.ids().campaign());
  }
}
