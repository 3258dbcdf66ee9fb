package dev.rollcall.api.kore;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Answer;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListId;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.store.Write;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Makes a contact list. */
public final class CreateContactListHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE =
      "POST /campaign/api/v2/public/{streamId}/campaign/contactList/createContactList";

  static final Whereabouts WHEREABOUTS = new Whereabouts("streamId", true);

  private final Door door;
  private final Errors errors;
  private final ContactLists lists;

  /** What is answered. */
  record Created(String status, String message, ContactListShown data) {}

  /** The handler as Lambda makes it. */
  public CreateContactListHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock; tokens are dated by the world's. */
  public CreateContactListHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock), new Errors());
  }

  private CreateContactListHandler(Wiring wiring, Errors errors) {
    this(
        Door.of(wiring, AppAuthentication.of(wiring, WHEREABOUTS), errors),
        errors,
        wiring.stores().contactLists());
  }

  CreateContactListHandler(Door door, Errors errors, ContactLists lists) {
    this.door = door;
    this.errors = errors;
    this.lists = lists;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return door.open(event, this::create);
  }

  private APIGatewayV2HTTPResponse create(Visit visit) {
    Optional<CreateContactListRequest> request =
        CreateContactListRequest.read(visit.body(), visit.faults());
    if (request.isEmpty()) {
      return errors.invalid(visit.faults().list());
    }
    ContactList list = list(visit, request.get());
    return switch (lists.create(list)) {
      case Write.Done<ContactList> done ->
          Answer.json(
              201,
              new Created(
                  "success",
                  "Contact list " + list.name() + " created successfully",
                  ContactListShown.of(list)));
      case Write.Lost<ContactList> lost ->
          errors.refused(409, "there is a contact list " + list.name() + " already");
    };
  }

  private static ContactList list(Visit visit, CreateContactListRequest request) {
    return ContactList.empty(
        new ListKey(visit.tenant().id(), ListId.of(visit.ids().uuid("list"))),
        request.name(),
        request.description(),
        request.source(),
        request.allowDuplicates(),
        visit.principal().who(),
        visit.acceptedAt(),
        visit.tenant().policy().retention().lists());
  }
}
