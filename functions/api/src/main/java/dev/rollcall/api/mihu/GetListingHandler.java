package dev.rollcall.api.mihu;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Visit;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.intake.Receipts;
import dev.rollcall.core.tenant.TenantId;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a listing back, with what became of its contacts so far. */
public final class GetListingHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "GET /api/v1/listings/{uuid}";

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}");

  private final Door door;
  private final Envelope envelope;
  private final Receipts receipts;
  private final Campaigns campaigns;
  private final Imports imports;

  /** The handler as Lambda makes it. */
  public GetListingHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public GetListingHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock), new Envelope());
  }

  private GetListingHandler(Wiring wiring, Envelope envelope) {
    this(
        Door.forReading(wiring, envelope),
        envelope,
        wiring.stores().receipts(),
        wiring.stores().campaigns(),
        wiring.stores().imports());
  }

  GetListingHandler(
      Door door, Envelope envelope, Receipts receipts, Campaigns campaigns, Imports imports) {
    this.door = door;
    this.envelope = envelope;
    this.receipts = receipts;
    this.campaigns = campaigns;
    this.imports = imports;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return door.openWithoutBody(event, this::show);
  }

  private APIGatewayV2HTTPResponse show(Visit visit) {
    String uuid = visit.request().pathParameter("uuid").toLowerCase(Locale.ROOT);
    TenantId tenant = visit.tenant().id();
    return Optional.of(uuid)
        .filter(text -> UUID.matcher(text).matches())
        .flatMap(id -> receipts.find(tenant, id))
        .flatMap(receipt -> shown(tenant, uuid, receipt))
        .map(data -> envelope.ok("Listing retrieved successfully", data))
        .orElseGet(() -> envelope.refused(404, "Listing not found"));
  }

  private Optional<Map<String, @Nullable Object>> shown(
      TenantId tenant, String uuid, Map<String, @Nullable Object> receipt) {
    return ListingShown.campaign(receipt)
        .map(id -> new CampaignKey(tenant, id))
        .flatMap(campaigns::find)
        .filter(campaign -> campaign.dialect().equals(NewListing.DIALECT))
        .map(campaign -> ListingShown.of(uuid, receipt, campaign, counts(campaign)));
  }

  private ChunkCounts counts(Campaign campaign) {
    return imports.find(campaign.key()).map(Import::sum).orElse(ChunkCounts.NONE);
  }
}
