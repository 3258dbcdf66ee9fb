package dev.rollcall.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.problem.Problems;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.manage.Roster;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.AgendaEntry;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.AgendaPlace;
import dev.rollcall.core.recipient.AgendaSlice;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.time.Calendar;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A campaign's results as a file, however many there are. */
class ResultsTest {
  private static final Pattern NEXT = Pattern.compile("<[^>]*cursor=([^>]+)>; rel=\"next\"");
  private static final Calendar NEW_YORK = Calendar.of("America/New_York");

  private final Stores stores = new Stores();
  private final Campaign campaign = new CampaignExample().build();

  @BeforeEach
  void begin() {
    stores.campaigns.save(campaign);
    stores.imports.begin(campaign.key(), 1, Stores.NOW);
    stores.imports.register(campaign.key(), List.of(NEW_YORK));
  }

  private ResultsHandler handler(Roster roster) {
    return new ResultsHandler(stores.door(new Problems()), stores.campaigns, roster);
  }

  private Call call() {
    return Call.to(ResultsHandler.ROUTE).bearer(stores.token(Stores.ACME)).path("id", "c1");
  }

  private static Optional<String> next(Answered answered) {
    return Optional.ofNullable(answered.headers().get("Link"))
        .map(NEXT::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

  /** So many recipients that are made when they are read; it never hands out many at once. */
  private record Many(Campaign campaign, int count, List<Integer> pages) {
    Roster roster(Stores stores) {
      return new Roster(stores.imports, agenda(), recipients());
    }

    Agenda agenda() {
      return new Agenda() {
        @Override
        public Optional<AgendaEntry> head(AgendaKey key) {
          return Optional.empty();
        }

        @Override
        public List<AgendaEntry> due(AgendaKey key, Instant now, int limit) {
          return List.of();
        }

        @Override
        public Page<AgendaEntry> page(
            AgendaKey key, AgendaSlice slice, Optional<String> after, int limit) {
          int from = after.map(Integer::valueOf).orElse(0);
          int to = Math.min(count, from + limit);
          pages.add(to - from);
          return new Page<>(
              IntStream.range(from, to)
                  .mapToObj(i -> new AgendaEntry(address(i), Stores.NOW))
                  .toList(),
              to < count ? Optional.of(Integer.toString(to)) : Optional.empty());
        }
      };
    }

    Recipients recipients() {
      return (Recipients)
          Proxy.newProxyInstance(
              Many.class.getClassLoader(),
              new Class<?>[] {Recipients.class},
              (proxy, method, arguments) ->
                  ((List<?>) arguments[0]).stream().map(key -> row((RecipientKey) key)).toList());
    }

    static Address address(int i) {
      return new Address("+1%010d".formatted(i));
    }

    static Recipient row(RecipientKey key) {
      String digits = key.address().value().substring(2);
      return Recipient.enrolled(
              key,
              RecipientId.of(key.tenant(), "r" + digits),
              new Enrolment(new ContactId(digits), 1, 5, Optional.empty(), Map.of(), Stores.NOW),
              new AgendaPlace(NEW_YORK.id(), 0, Stores.NOW))
          .ended(Disposition.COMPLETED, Stores.NOW);
    }
  }

  @Test
  void ofAMillionComePartByPartAndAreNeverHeldTogether() {
    int count = 1_000_000;
    Many many = new Many(campaign, count, new ArrayList<>());
    ResultsHandler handler = handler(many.roster(stores));
    long lines = 0;
    int parts = 0;
    Optional<String> cursor = Optional.empty();
    do {
      Call call = call();
      cursor.ifPresent(c -> call.query("cursor", c));
      Answered part = call.by(handler);
      assertThat(part.status()).isEqualTo(200);
      assertThat(part.body().length()).isLessThan(5_000_000);
      lines += part.body().lines().count();
      parts++;
      cursor = next(part);
    } while (cursor.isPresent());

    assertThat(lines).as("and the line of headings").isEqualTo(count + 1L);
    assertThat(parts).isEqualTo(100);
    assertThat(many.pages()).allMatch(rows -> rows <= ResultsHandler.PAGE_ROWS);
  }

  @Test
  void tellHowEachRecipientEnded() {
    Many one = new Many(campaign, 1, new ArrayList<>());

    Answered answered = call().by(handler(one.roster(stores)));

    assertThat(answered.headers()).containsEntry("Content-Type", "text/csv");
    assertThat(answered.headers()).doesNotContainKey("Link");
    assertThat(answered.body())
        .isEqualTo(
            """
            recipient_id,contact_id,to,state,disposition,reached,attempts,last_attempt_at,\
            last_disposition,talk_seconds,detail,finished_at,next_look\r
            acme_r0000000000,0000000000,+10000000000,finished,completed,true,0,,,,,\
            2026-11-21T15:00:00Z,\r
            """);
  }

  @Test
  void areNobodyElses() {
    Roster roster = new Many(campaign, 1, new ArrayList<>()).roster(stores);

    assertThat(call().path("id", "c2").by(handler(roster)).status()).isEqualTo(404);
    assertThat(
            Call.to(ResultsHandler.ROUTE)
                .bearer(stores.token(Stores.GLOBEX))
                .path("id", "c1")
                .by(handler(roster))
                .status())
        .isEqualTo(404);
  }

  @Test
  void goOnOnlyWhereAPartOfThemEnded() {
    Roster roster = new Many(campaign, 1, new ArrayList<>()).roster(stores);

    Answered answered = call().query("cursor", "x").query("page", "2").by(handler(roster));

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.text("/errors/0/pointer")).isEqualTo("?page");
    assertThat(answered.text("/errors/1/pointer")).isEqualTo("?cursor");
  }
}
