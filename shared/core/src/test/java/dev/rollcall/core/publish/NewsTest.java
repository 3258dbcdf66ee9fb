package dev.rollcall.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.view.CampaignView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewsTest {
  private static final Instant NOW = Examples.NOW;
  private static final Instant LATER = NOW.plusSeconds(90);

  private final Recipient enrolled = Examples.recipient(Examples.number(1));
  private final Recipient calling = Examples.started(enrolled, NOW);
  private final Recipient unknown = conclude(calling, Disposition.UNKNOWN);
  private final CampaignView campaign =
      Examples.view(
          new CampaignExample().rule(new RuleExample().escalation(1, "notify_manager")).build(),
          Examples.NEW_YORK);

  private static Recipient conclude(Recipient before, Disposition disposition) {
    Attempt last = before.log().recent().getLast();
    Outcome outcome = new Outcome(disposition, LATER, 42, "as the carrier says");
    return before.concluded(last, outcome).next(before);
  }

  private static Recipient end(Recipient before, Disposition disposition) {
    return before.ended(disposition, LATER);
  }

  private static RecipientChange change(Recipient before, Recipient after) {
    return new RecipientChange("0", Optional.of(before), after);
  }

  /** Every kind of change, by what happened. */
  private Map<String, RecipientChange> changes() {
    Recipient soon = calling.refiled(calling.place().calendarId(), LATER.plusSeconds(3600));
    Map<String, RecipientChange> all = new LinkedHashMap<>();
    all.put("enrolled", new RecipientChange("0", Optional.empty(), enrolled));
    all.put("an attempt began", change(enrolled, calling));
    all.put(
        "not reached, filed for a sooner retry",
        change(
            soon,
            conclude(soon, Disposition.NO_ANSWER)
                .refiled(soon.place().calendarId(), LATER.plusSeconds(600))));
    all.put(
        "not reached, filed for a later retry",
        change(
            soon,
            conclude(soon, Disposition.BUSY)
                .refiled(soon.place().calendarId(), LATER.plusSeconds(7200))));
    all.put(
        "reached",
        change(calling, end(conclude(calling, Disposition.COMPLETED), Disposition.COMPLETED)));
    all.put(
        "all attempts made",
        change(calling, end(conclude(calling, Disposition.BUSY), Disposition.EXHAUSTED)));
    all.put(
        "opted out",
        change(calling, end(conclude(calling, Disposition.OPTED_OUT), Disposition.OPTED_OUT)));
    all.put(
        "not placed",
        change(
            calling,
            conclude(calling, Disposition.NOT_PLACED).refiled(calling.place().calendarId(), NOW)));
    all.put("nobody knows", change(calling, unknown));
    all.put(
        "the real outcome came late", change(unknown, conclude(unknown, Disposition.NO_ANSWER)));
    all.put(
        "the real outcome came late, after the end",
        change(
            end(unknown, Disposition.EXHAUSTED),
            end(conclude(unknown, Disposition.COMPLETED), Disposition.COMPLETED)));
    all.put(
        "too many failures in a row",
        change(calling, conclude(calling, Disposition.VOICEMAIL).escalated()));
    all.put("cancelled, untried", change(enrolled, end(enrolled, Disposition.CANCELLED)));
    all.put("cancelled in mid-call", change(calling, end(calling, Disposition.CANCELLED)));
    all.put(
        "the call of somebody cancelled ended",
        change(
            end(calling, Disposition.CANCELLED),
            end(conclude(calling, Disposition.BUSY), Disposition.CANCELLED)));
    all.put(
        "filed elsewhere, later",
        change(enrolled, enrolled.refiled(enrolled.place().calendarId(), LATER)));
    return all;
  }

  /** All that a change means, as the tenant reads it: {@code news.golden.json}. */
  @Test
  void tellsWhatItAlwaysTold() throws JsonProcessingException {
    Map<String, Object> all = new LinkedHashMap<>();
    changes().forEach((what, change) -> all.put(what, readable(News.of(change, campaign))));
    DefaultPrettyPrinter layout = new DefaultPrettyPrinter();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    layout.indentArraysWith(lines);
    layout.indentObjectsWith(lines);
    String told = JsonMapper.builder().build().writer(layout).writeValueAsString(all);

    assertThat(told).isEqualTo(golden().stripTrailing());
  }

  private static Map<String, Object> readable(News news) {
    Map<String, Object> all = new LinkedHashMap<>();
    List<Object> events = new ArrayList<>();
    for (Event event : news.events()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("id", event.id());
      one.put("type", event.type().word());
      one.put("at", event.at().toString());
      one.put("data", event.data());
      events.add(one);
    }
    all.put("events", events);
    all.put("counts", new TreeMap<>(news.tally().figures()));
    all.put("released", news.released().stream().map(Object::toString).toList());
    all.put("look sooner, at", news.soonerLook().map(Instant::toString).orElse("-"));
    return all;
  }

  private static String golden() {
    try (InputStream file = NewsTest.class.getResourceAsStream("/news.golden.json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isTheSameWheneverItIsToldAgain() {
    changes()
        .forEach(
            (what, change) ->
                assertThat(News.of(change, campaign))
                    .as(what)
                    .isEqualTo(News.of(change, campaign)));
  }

  @Test
  void givesEveryEventOfARowsLifeAnIdOfItsOwn() {
    Recipient again = Examples.started(unknown, LATER);
    Recipient exhausted =
        end(conclude(again, Disposition.UNKNOWN), Disposition.EXHAUSTED).next(again);
    Attempt first = exhausted.log().attempt(1).orElseThrow();
    Attempt second = exhausted.log().attempt(2).orElseThrow();
    Recipient reached =
        end(
                exhausted.concluded(first, Outcome.of(Disposition.COMPLETED, LATER)),
                Disposition.COMPLETED)
            .next(exhausted);
    Recipient stopped =
        end(
                reached.concluded(second, Outcome.of(Disposition.OPTED_OUT, LATER)),
                Disposition.OPTED_OUT)
            .next(reached);
    List<Recipient> life = List.of(enrolled, calling, unknown, again, exhausted, reached, stopped);
    List<Event> events = new ArrayList<>();
    for (int i = 1; i < life.size(); i++) {
      events.addAll(News.of(change(life.get(i - 1), life.get(i)), campaign).events());
    }

    assertThat(events).hasSize(8);
    assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
  }

  @Test
  void namesAMessageWhatIsOne() {
    CampaignView texts =
        Examples.view(new CampaignExample().channel(Channel.SMS).build(), Examples.NEW_YORK);
    Recipient sent = end(conclude(calling, Disposition.SENT), Disposition.SENT);

    assertThat(News.of(change(calling, sent), texts).events())
        .extracting(Event::type)
        .containsExactly(EventType.MESSAGE_COMPLETED, EventType.CONTACT_FINISHED);
  }

  @Test
  void ofTwoTenantsNeverShareAnId() {
    Stream<Event> events =
        changes().values().stream().flatMap(c -> News.of(c, campaign).events().stream());

    assertThat(events).extracting(Event::id).allMatch(id -> id.matches("evt_[0-9a-f]{32}"));
    Event mine = Event.about("x", EventType.CONTACT_FINISHED, Examples.CAMPAIGN, NOW, Map.of());
    Event theirs =
        Event.about(
            "x",
            EventType.CONTACT_FINISHED,
            new CampaignKey(new TenantId("other"), Examples.CAMPAIGN.id()),
            NOW,
            Map.of());
    assertThat(mine.id()).isNotEqualTo(theirs.id());
  }
}
