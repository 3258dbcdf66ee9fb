package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.api.problem.Problems;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.ContactPatch;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.contact.EditContact;
import dev.rollcall.core.contact.Keep;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.intake.FollowContact;
import dev.rollcall.core.tenant.Tenant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Shows a contact, and edits one by hand. */
public final class ContactsHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final String SHOW = "GET /v1/contacts/{id}";
  private static final String EDIT = "PATCH /v1/contacts/{id}";
  static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** What this handler answers. */
  public static final Set<String> ROUTES = Set.of(SHOW, EDIT);

  private final Door door;
  private final PhoneNumbers numbers;
  private final Contacts contacts;
  private final ContactPatchReader reader;
  private final EditContact editContact;
  private final FollowContact followContact;

  /** The handler as Lambda makes it. */
  public ContactsHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public ContactsHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock));
  }

  private ContactsHandler(Wiring wiring) {
    this(
        Door.forReading(wiring, new Problems()),
        wiring.phoneNumbers(),
        wiring.stores().contacts(),
        new ContactPatchReader(wiring.zones()),
        wiring.intake().followContact());
  }

  ContactsHandler(
      Door door,
      PhoneNumbers numbers,
      Contacts contacts,
      ContactPatchReader reader,
      FollowContact followContact) {
    this.door = door;
    this.numbers = numbers;
    this.contacts = contacts;
    this.reader = reader;
    this.editContact = new EditContact(contacts);
    this.followContact = followContact;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return EDIT.equals(event.getRouteKey())
        ? door.open(event, this::edit)
        : door.openWithoutBody(event, this::show);
  }

  private APIGatewayV2HTTPResponse show(Visit visit) {
    return find(visit).map(ContactsHandler::shown).orElseGet(ContactsHandler::notFound);
  }

  private APIGatewayV2HTTPResponse edit(Visit visit) {
    Optional<Contact> contact = find(visit);
    if (contact.isEmpty()) {
      return notFound();
    }
    return reader
        .read(visit.body(), contact.get(), visit.faults())
        .map(patch -> edited(visit, contact.get().id(), patch))
        .orElseGet(() -> Problem.invalidBody(visit.faults().list()));
  }

  private APIGatewayV2HTTPResponse edited(Visit visit, ContactId id, ContactPatch patch) {
    Tenant tenant = visit.tenant();
    EditContact.By by =
        new EditContact.By(
            "edit/" + visit.ids().hex("edit", 24),
            visit.acceptedAt(),
            Keep.at(visit.acceptedAt(), tenant.policy().retention()));
    Optional<Contact> edited = editContact.run(tenant.id(), id, patch, by);
    if (edited.isPresent() && patch.concernsTimes()) {
      followContact.run(tenant, id);
    }
    return edited.map(ContactsHandler::shown).orElseGet(ContactsHandler::notFound);
  }

  private Optional<Contact> find(Visit visit) {
    String name = visit.request().pathParameter("id");
    Tenant tenant = visit.tenant();
    if (name.contains("@")) {
      return Address.mailbox(name).flatMap(mailbox -> contacts.find(tenant.id(), mailbox));
    }
    if (name.startsWith("+")) {
      return numbers
          .parse(name, tenant.policy().defaultCountry())
          .flatMap(number -> contacts.find(tenant.id(), number));
    }
    return Optional.of(name)
        .filter(id -> ID.matcher(id).matches())
        .flatMap(id -> contacts.find(tenant.id(), new ContactId(id)));
  }

  private static APIGatewayV2HTTPResponse shown(Contact contact) {
    return Answer.json(200, ContactShown.of(contact));
  }

  private static APIGatewayV2HTTPResponse notFound() {
    return Problem.of(404, "there is no such contact");
  }
}
