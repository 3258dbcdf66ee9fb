package dev.rollcall.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.memory.MemoryDeliveries;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.webhook.DeliverNotice;
import dev.rollcall.core.webhook.Endpoint;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.Post;
import dev.rollcall.core.webhook.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/schemas}: what is published there is what is told, to the last field. */
class EventSchemasTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String BODY = "webhook";

  static List<Event> events() {
    return RealEvents.all();
  }

  /** One of each type. */
  static Collection<Event> types() {
    Map<EventType, Event> first = new EnumMap<>(EventType.class);
    events().forEach(event -> first.putIfAbsent(event.type(), event));
    return first.values();
  }

  @Test
  void describeEveryTypeThereIsAndNoOther() {
    Stream<String> types = Arrays.stream(EventType.values()).map(EventType::word);

    assertThat(EventSchemas.TEXTS.keySet())
        .containsExactlyInAnyOrderElementsOf(Stream.concat(types, Stream.of(BODY)).toList());
    assertThat(events()).extracting(Event::type).contains(EventType.values());
  }

  @ParameterizedTest
  @MethodSource("events")
  void areMetByEveryEventOnTheBus(Event event) {
    assertThat(EventSchemas.faults(event.type().word(), EventJson.write(event))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  void areMetByTheBodyOfEveryWebhook(Event event) {
    assertThat(EventSchemas.faults(BODY, body(event))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void letNoFieldBeForgottenOrAdded(Event event) throws Exception {
    String schema = event.type().word();
    List<ObjectNode> wrong = new ArrayList<>();
    ObjectNode whole = (ObjectNode) MAPPER.readTree(EventJson.write(event));
    for (String place : List.of("", "/data")) {
      for (var field : whole.at(place).properties()) {
        wrong.add(changed(whole, place, at -> at.remove(field.getKey())));
        wrong.add(changed(whole, place, at -> at.putNull(field.getKey())));
      }
      wrong.add(changed(whole, place, at -> at.put("new", "field")));
    }

    assertThat(wrong)
        .allSatisfy(text -> assertThat(EventSchemas.faults(schema, text.toString())).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("types")
  void takeNoEventForOneOfAnotherType(Event event) {
    for (EventType other : EventType.values()) {
      if (other != event.type()) {
        assertThat(EventSchemas.faults(other.word(), EventJson.write(event)))
            .as(other.word())
            .isNotEmpty();
      }
    }
  }

  @Test
  void knowEveryWordForWhatBecomesOfAnAttemptAndOfAContact() throws Exception {
    String attempt = "/$defs/data/properties/disposition/enum";
    String[] placed = words(Disposition::countsAsAttempt);
    assertThat(at("call.completed", attempt)).containsExactlyInAnyOrder(placed);
    assertThat(at("message.completed", attempt)).containsExactlyInAnyOrder(placed);
    assertThat(at("contact.finished", "/$defs/data/properties/reason/enum"))
        .containsExactlyInAnyOrder(words(word -> word != Disposition.NOT_PLACED));
  }

  @Test
  void eventsSayByWhichVersionTheyAreWritten() {
    assertThat(events())
        .allSatisfy(
            event ->
                assertThat(EventJson.fields(event)).containsEntry("version", Event.SCHEMA_VERSION));
  }

  @Test
  void anEventThatWasKeptBeforeThereWereVersionsIsStillRead() {
    Event event = events().getFirst();
    var kept = EventJson.fields(event);
    kept.remove("version");

    assertThatCode(() -> assertThat(EventJson.read(kept)).isEqualTo(event))
        .doesNotThrowAnyException();
  }

  private static String[] words(Predicate<Disposition> which) {
    return Arrays.stream(Disposition.values())
        .filter(which)
        .map(Disposition::word)
        .toArray(String[]::new);
  }

  private static List<String> at(String schema, String pointer) throws Exception {
    return MAPPER
        .readTree(EventSchemas.TEXTS.get(schema))
        .at(pointer)
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  private static ObjectNode changed(ObjectNode whole, String place, Consumer<ObjectNode> change) {
    ObjectNode copy = whole.deepCopy();
    change.accept((ObjectNode) copy.at(place));
    return copy;
  }

  /** What is posted, as the receiver reads it. */
  private static String body(Event event) {
    List<Post> posts = new ArrayList<>();
    new DeliverNotice(
            _ -> Optional.of(new Endpoint("https://hooks.example.com/", "secret")),
            new MemoryDeliveries(),
            post -> {
              posts.add(post);
              return new Reply.Answered(200, Optional.empty());
            },
            Json::write,
            _ -> Duration.ofDays(30),
            event::at,
            event::at)
        .run(Notice.toCampaign(event), 1);
    return posts.getFirst().body();
  }
}
