package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.ListParts;
import dev.rollcall.api.intake.ListRowReader;
import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.intake.AddToList;
import dev.rollcall.core.intake.ListChunk;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListEntries;
import dev.rollcall.core.list.ListId;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.list.Members;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.time.Zones;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes contact lists, shows them, and adds contacts. */
final class ListRoutes {
  private static final ListRowReader.Names NAMES =
      new ListRowReader.Names(
          "phone_number", "first_name", "last_name", "timezone", "unique_id", "priority");

  private final ContactLists lists;
  private final Members members;
  private final AddToList addToList;
  private final PhoneNumbers numbers;
  private final Zones zones;

  ListRoutes(
      ContactLists lists,
      ListEntries entries,
      AddToList addToList,
      PhoneNumbers numbers,
      Zones zones) {
    this.lists = lists;
    this.members = new Members(entries);
    this.addToList = addToList;
    this.numbers = numbers;
    this.zones = zones;
  }

  static APIGatewayV2HTTPResponse notFound() {
    return Problem.of(404, "there is no such contact list");
  }

  Optional<ContactList> find(Visit visit) {
    return Optional.of(visit.request().pathParameter("id"))
        .filter(ListId::isValid)
        .map(id -> new ListKey(visit.tenant().id(), new ListId(id)))
        .flatMap(lists::find)
        .filter(list -> !list.isOver(visit.acceptedAt()));
  }

  APIGatewayV2HTTPResponse list(Visit visit) {
    Faults faults = new Faults();
    Cursor cursor = new Cursor(visit.tenant(), "contact lists");
    PageQuery query = PageQuery.read(visit.request(), cursor, Set.of(), faults);
    return faults.isEmpty()
        ? Answer.json(
            200,
            Listing.of(
                lists.recent(visit.tenant().id(), query.after(), query.limit()),
                cursor,
                ListShown::of))
        : Problem.invalidQuery(faults.list());
  }

  APIGatewayV2HTTPResponse show(Visit visit) {
    return find(visit)
        .map(list -> Answer.json(200, ListShown.of(list)))
        .orElseGet(ListRoutes::notFound);
  }

  APIGatewayV2HTTPResponse entries(Visit visit) {
    Optional<ContactList> list = find(visit);
    if (list.isEmpty()) {
      return notFound();
    }
    ListKey key = list.get().key();
    Faults faults = new Faults();
    Cursor cursor = new Cursor(visit.tenant(), "entries\n" + key.id());
    PageQuery query = PageQuery.read(visit.request(), cursor, Set.of(), faults);
    return faults.isEmpty()
        ? Answer.json(
            200,
            Listing.of(members.page(key, query.after(), query.limit()), cursor, EntryShown::of))
        : Problem.invalidQuery(faults.list());
  }

  APIGatewayV2HTTPResponse create(Visit visit) {
    Optional<ContactList> list =
        Fields.of(visit.body(), Path.ROOT, visit.faults()).flatMap(fields -> read(visit, fields));
    if (list.isEmpty()) {
      return Problem.invalidBody(visit.faults().list());
    }
    return switch (lists.create(list.get())) {
      case Write.Done<ContactList> done ->
          Answer.of(
              201,
              "application/json",
              Map.of("Location", "/v1/contact-lists/" + list.get().key().id()),
              ListShown.of(list.get()));
      case Write.Lost<ContactList> lost ->
          Problem.of(409, "there is a contact list of this name already");
    };
  }

  private static Optional<ContactList> read(Visit visit, Fields fields) {
    Optional<String> name = fields.words("name", Need.REQUIRED, ContactList.NAME_CHARS_MAX);
    String description =
        fields.text("description", Need.NULLABLE, 0, ContactList.DESCRIPTION_CHARS_MAX).orElse("");
    boolean duplicates = fields.flag("allow_duplicates", Need.OPTIONAL).orElse(false);
    fields.rejectOthers();
    return visit.faults().isEmpty()
        ? Optional.of(
            ContactList.empty(
                new ListKey(visit.tenant().id(), ListId.of(visit.ids().uuid("list"))),
                name.orElseThrow(),
                description,
                "v1",
                duplicates,
                visit.principal().who(),
                visit.acceptedAt(),
                visit.tenant().policy().retention().lists()))
        : Optional.empty();
  }

  APIGatewayV2HTTPResponse add(Visit visit) {
    Optional<ContactList> list = find(visit);
    if (list.isEmpty()) {
      return notFound();
    }
    List<ListChunk.Row> rows = rows(visit);
    if (!visit.faults().isEmpty()) {
      return Problem.invalidBody(visit.faults().list());
    }
    addToList.run(
        list.get().key(),
        new AddToList.Origin(
            visit.ids().hex("rows", 32), visit.principal().who(), visit.acceptedAt()),
        ListParts.of(list.get(), rows));
    return Answer.json(202, Map.of("received", rows.size()));
  }

  private List<ListChunk.Row> rows(Visit visit) {
    ListRowReader reader =
        new ListRowReader(
            new PhoneFields(numbers, visit.tenant().policy()), zones, NAMES, visit.faults());
    return Fields.of(visit.body(), Path.ROOT, visit.faults())
        .map(
            fields -> {
              List<ListChunk.Row> rows =
                  fields.list("entries", Need.REQUIRED, 1, ListParts.ROWS_MAX, reader::read);
              fields.rejectOthers();
              return rows;
            })
        .orElse(List.of());
  }
}
