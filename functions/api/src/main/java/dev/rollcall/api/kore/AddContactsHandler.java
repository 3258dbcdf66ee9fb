package dev.rollcall.api.kore;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.ListParts;
import dev.rollcall.api.intake.ListRowReader;
import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.intake.AddToList;
import dev.rollcall.core.intake.ListChunk;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.time.Zones;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds contacts to a list, all of them or, if anything is wrong with one, none. */
public final class AddContactsHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "POST /api/1.1/public/{iid}/campaign/contactList/addContacts";

  static final Whereabouts WHEREABOUTS = new Whereabouts("iid", false);

  private static final ListRowReader.Names NAMES =
      new ListRowReader.Names(
          "phoneNumber", "firstName", "lastName", "timeZone", "uniqueId", "contactPriority");

  private final Door door;
  private final Errors errors;
  private final ContactLists lists;
  private final AddToList addToList;
  private final PhoneNumbers numbers;
  private final Zones zones;

  private record Request(String name, List<ListChunk.Row> rows) {}

  /** The handler as Lambda makes it. */
  public AddContactsHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock; tokens are dated by the world's. */
  public AddContactsHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock), new Errors());
  }

  private AddContactsHandler(Wiring wiring, Errors errors) {
    this(
        Door.of(wiring, AppAuthentication.of(wiring, WHEREABOUTS), errors),
        errors,
        wiring.stores().contactLists(),
        wiring.intake().addToList(),
        wiring.phoneNumbers(),
        wiring.zones());
  }

  AddContactsHandler(
      Door door,
      Errors errors,
      ContactLists lists,
      AddToList addToList,
      PhoneNumbers numbers,
      Zones zones) {
    this.door = door;
    this.errors = errors;
    this.lists = lists;
    this.addToList = addToList;
    this.numbers = numbers;
    this.zones = zones;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return door.open(event, this::add);
  }

  private APIGatewayV2HTTPResponse add(Visit visit) {
    Optional<Request> request = read(visit.body(), visit.tenant(), visit.faults());
    if (request.isEmpty()) {
      return errors.invalid(visit.faults().list());
    }
    Optional<ContactList> list =
        lists
            .named(visit.tenant().id(), request.get().name())
            .filter(found -> !found.isOver(visit.acceptedAt()));
    if (list.isEmpty()) {
      return errors.refused(404, "there is no contact list " + request.get().name());
    }
    addToList.run(
        list.get().key(),
        new AddToList.Origin(
            visit.ids().hex("rows", 32), visit.principal().who(), visit.acceptedAt()),
        ListParts.of(list.get(), request.get().rows()));
    return Answer.json(200, Map.of("message", "Adding contacts to public list is in progress"));
  }

  private Optional<Request> read(JsonNode body, Tenant tenant, Faults faults) {
    return Fields.of(body, Path.ROOT, faults).flatMap(fields -> read(fields, tenant, faults));
  }

  private Optional<Request> read(Fields fields, Tenant tenant, Faults faults) {
    Optional<String> name =
        fields.words("contact_list_name", Need.REQUIRED, ContactList.NAME_CHARS_MAX);
    ListRowReader reader =
        new ListRowReader(new PhoneFields(numbers, tenant.policy()), zones, NAMES, faults);
    List<ListChunk.Row> rows =
        fields.list("data", Need.REQUIRED, 1, ListParts.ROWS_MAX, reader::read);
    fields.rejectOthers();
    return faults.isEmpty() ? Optional.of(new Request(name.orElseThrow(), rows)) : Optional.empty();
  }
}
