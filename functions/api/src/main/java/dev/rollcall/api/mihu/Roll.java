package dev.rollcall.api.mihu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.People;
import dev.rollcall.api.intake.People.Somebody;
import dev.rollcall.api.mihu.ListingRequest.Target;
import dev.rollcall.api.mihu.Ways.Way;
import dev.rollcall.core.channel.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contacts of one body: reads row by row whom it names, and puts aside what is no use. */
final class Roll {
  private static final int ROWS_MAX = 50_000;

  private final ContactReader reader;
  private final Rejections rejections = new Rejections();
  private final People people = new People();
  private final List<Row> rows;
  private int received;

  private record Row(int index, Somebody somebody, Optional<Channel> preferred) {}

  private Roll(ContactReader reader, Fields fields) {
    this.reader = reader;
    this.rows = fields.list("contacts", Need.REQUIRED, 1, ROWS_MAX, this::row);
  }

  /** Reads the contacts of a body. */
  static Roll read(ContactReader reader, Fields fields) {
    return new Roll(reader, fields);
  }

  /** How many rows were sent. */
  int received() {
    return received;
  }

  /** The rows that cannot be used, as far as is known. */
  Rejections rejections() {
    return rejections;
  }

  /** Everybody who can be reached, in the order of the rows; all others are rejected. */
  List<Target> targets(Ways ways) {
    Map<Somebody, Channel> preferred = preferred();
    Set<Somebody> called = new HashSet<>();
    List<Target> targets = new ArrayList<>();
    for (Row row : rows) {
      Faults faults = new Faults();
      Somebody somebody = row.somebody.itself();
      ListedContact contact =
          new ListedContact(somebody.person(), Optional.ofNullable(preferred.get(somebody)));
      Optional<Way> way = ways.of(contact, faults);
      if (way.isEmpty()) {
        rejections.add(row.index, faults.list());
      } else if (called.add(somebody)) {
        targets.add(new Target(way.get(), contact.person()));
      }
    }
    return targets;
  }

  /** The channel that everybody preferred last. */
  private Map<Somebody, Channel> preferred() {
    Map<Somebody, Channel> preferred = new HashMap<>();
    for (Row row : rows) {
      row.preferred.ifPresent(channel -> preferred.put(row.somebody.itself(), channel));
    }
    return preferred;
  }

  private Optional<Row> row(JsonNode node, Path path) {
    int index = received++;
    Faults faults = new Faults();
    Optional<ListedContact> contact = reader.read(node, faults);
    if (contact.isEmpty()) {
      rejections.add(index, faults.list());
    }
    return contact.map(read -> new Row(index, people.add(read.person()), read.preferred()));
  }
}
