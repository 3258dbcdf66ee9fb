package dev.rollcall.api.mihu;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Room;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.intake.Parts;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.intake.AcceptCampaign;
import dev.rollcall.core.intake.Receipts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes in a listing: contacts, a rule and the campaign that reaches them. */
public final class CreateListingHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "POST /api/v1/listings";

  private final Door door;
  private final Envelope envelope;
  private final ListingReader reader;
  private final AcceptCampaign acceptCampaign;
  private final Imports imports;
  private final Receipts receipts;

  /** The handler as Lambda makes it. */
  public CreateListingHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public CreateListingHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock), new Envelope());
  }

  private CreateListingHandler(Wiring wiring, Envelope envelope) {
    this(
        Door.of(wiring, envelope),
        envelope,
        new ListingReader(
            wiring.phoneNumbers(),
            wiring.zones(),
            wiring.stores().rules(),
            wiring.stores().templates()),
        wiring.intake().acceptCampaign(),
        wiring.stores().imports(),
        wiring.stores().receipts());
  }

  CreateListingHandler(
      Door door,
      Envelope envelope,
      ListingReader reader,
      AcceptCampaign acceptCampaign,
      Imports imports,
      Receipts receipts) {
    this.door = door;
    this.envelope = envelope;
    this.reader = reader;
    this.acceptCampaign = acceptCampaign;
    this.imports = imports;
    this.receipts = receipts;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Room room = this::create;
    return door.open(event, room.goingOnIf(visit -> acceptCampaign.gaveUp(key(visit))));
  }

  private APIGatewayV2HTTPResponse create(Visit visit) {
    Optional<ListingRequest> request = reader.read(visit);
    return request.isPresent()
        ? accept(visit, request.get())
        : envelope.invalid(visit.faults().list());
  }

  private APIGatewayV2HTTPResponse accept(Visit visit, ListingRequest request) {
    CampaignKey key = key(visit);
    String uuid = visit.ids().uuid("listing");
    Map<String, @Nullable Object> receipt = ListingShown.receipt(request, key.id());
    NewListing listing = new NewListing(request);
    Campaign asked = listing.campaign(key, visit.tenant(), visit.acceptedAt());
    Duration kept =
        visit
            .tenant()
            .policy()
            .retention()
            .lists()
            .plus(asked.schedule().lasts(visit.acceptedAt()));
    // First, so that no crash leaves a campaign whose listing nobody can read.
    receipts.keep(key.tenant(), uuid, receipt, visit.acceptedAt().plus(kept));
    Campaign campaign =
        acceptCampaign.run(
            asked, Parts.of(key, visit.ids().chunks(), visit.acceptedAt(), listing.rows()));
    return envelope.created(
        "/api/v1/listings/" + uuid,
        "Listing created successfully",
        ListingShown.of(
            uuid, receipt, campaign, imports.find(key).map(Import::sum).orElse(ChunkCounts.NONE)));
  }

  private static CampaignKey key(Visit visit) {
    return new CampaignKey(visit.tenant().id(), visit.ids().campaign());
  }
}
