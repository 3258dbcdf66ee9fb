package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.manage.ExplainRecipient;
import dev.rollcall.core.manage.ExplainRecipient.Explained;
import dev.rollcall.core.manage.Roster;
import dev.rollcall.core.recipient.AgendaSlice;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.time.Zones;
import java.util.Optional;
import java.util.Set;

/** Lists a campaign's recipients, and says of one why it is reached or not. */
final class RecipientRoutes {
  private static final String STATE = "state";

  private final CampaignRoutes campaigns;
  private final Roster roster;
  private final ExplainRecipient explainRecipient;
  private final PhoneNumbers numbers;
  private final Zones zones;

  RecipientRoutes(
      CampaignRoutes campaigns,
      Roster roster,
      ExplainRecipient explainRecipient,
      PhoneNumbers numbers,
      Zones zones) {
    this.campaigns = campaigns;
    this.roster = roster;
    this.explainRecipient = explainRecipient;
    this.numbers = numbers;
    this.zones = zones;
  }

  APIGatewayV2HTTPResponse explain(Tenant tenant, HttpRequest request) {
    Optional<Campaign> campaign = campaigns.find(tenant, request);
    if (campaign.isEmpty()) {
      return CampaignRoutes.notFound();
    }
    return explained(campaign.get(), request.pathParameter("recipient"))
        .map(explained -> Answer.json(200, ExplainedShown.of(explained, zones.version())))
        .orElseGet(() -> Problem.of(404, "the campaign has no such recipient"));
  }

  private Optional<Explained> explained(Campaign campaign, String name) {
    Optional<Address> address = WrittenAddress.inPath(name, numbers);
    return address.isPresent()
        ? explainRecipient.run(campaign, address.get())
        : Optional.of(name)
            .filter(id -> ContactsHandler.ID.matcher(id).matches())
            .flatMap(id -> explainRecipient.run(campaign, new ContactId(id)));
  }

  APIGatewayV2HTTPResponse list(Tenant tenant, HttpRequest request) {
    Optional<Campaign> campaign = campaigns.find(tenant, request);
    if (campaign.isEmpty()) {
      return CampaignRoutes.notFound();
    }
    Faults faults = new Faults();
    Optional<String> word = Optional.ofNullable(request.query().get(STATE));
    Optional<AgendaSlice> slice =
        word.map(AgendaSlice::of).orElse(Optional.of(new AgendaSlice.Everybody()));
    if (slice.isEmpty()) {
      PageQuery.note(
          faults, STATE, Kind.UNACCEPTABLE, "must be pending, finished or a disposition");
    }
    Cursor cursor =
        new Cursor(
            tenant, "recipients\n" + campaign.get().key().id() + "\n" + word.orElse("everybody"));
    PageQuery query = PageQuery.read(request, cursor, Set.of(STATE), faults);
    return faults.isEmpty()
        ? Answer.json(
            200,
            Listing.of(
                roster.page(campaign.get(), slice.orElseThrow(), query.after(), query.limit()),
                cursor,
                RecipientShown::of))
        : Problem.invalidQuery(faults.list());
  }
}
