package dev.rollcall.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.zone.IanaZones;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalendarTest {
  private static final List<String> REGIONS =
      IanaZones.shipped().regions().stream().sorted().toList();

  private static Calendar calendar(Optional<DayPart> part, String... zones) {
    return new Calendar(new TreeSet<>(List.of(zones)), part);
  }

  @Test
  void isCalledByItsOnlyZone() {
    assertThat(Calendar.of("America/New_York").id()).isEqualTo("America/New_York");
    assertThat(calendar(Optional.of(DayPart.MORNING), "America/New_York").id())
        .isEqualTo("America/New_York@morning");
  }

  @Test
  void isCalledByTheFirstOfSeveralZones() {
    assertThat(calendar(Optional.empty(), "Australia/Sydney", "Australia/Perth").id())
        .matches("Australia/Perth\\+1~[0-9a-f]{12}");
  }

  @Test
  void isCalledByWhereItsNumberBelongsToo() {
    Calendar home = Calendar.of("America/New_York");
    TreeSet<String> elsewhere = new TreeSet<>(List.of("America/Chicago"));

    assertThat(home.in(Territory.of("US-FL")).id()).isEqualTo("America/New_York^US-FL");
    assertThat(home.in(new Territory("US", elsewhere)).id())
        .matches("America/New_York&1~[0-9a-f]{12}\\^US");
  }

  @Test
  void isTheSameInWhateverOrderItsZonesCame() {
    assertThat(calendar(Optional.empty(), "Australia/Sydney", "Australia/Perth"))
        .isEqualTo(calendar(Optional.empty(), "Australia/Perth", "Australia/Sydney"));
  }

  @Test
  void tellsTheChannelThatItPrefersByItsIdAlone() {
    Calendar byText =
        new Calendar(
            new TreeSet<>(List.of("America/New_York")),
            Optional.of(DayPart.EVENING),
            Optional.of(Channel.SMS));

    assertThat(byText.id()).isEqualTo("America/New_York@evening!sms");
    assertThat(Calendar.channelIn(byText.id())).contains(Channel.SMS);
    assertThat(Calendar.channelIn("America/New_York@evening")).isEmpty();
  }

  @Test
  void needsAZone() {
    assertThatThrownBy(() -> calendar(Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsItsZonesWhateverBecomesOfTheSetItWasGiven() {
    TreeSet<String> zones = new TreeSet<>(List.of("Europe/London"));
    Calendar calendar = new Calendar(zones, Optional.empty());
    zones.add("Europe/Paris");

    assertThat(calendar.zones()).containsExactly("Europe/London");
  }

  /** Ids are parts of keys: short, without the separator, and no two calendars share one. */
  @Test
  void hasAnIdOfItsOwn() {
    Map<String, Calendar> byId = new HashMap<>();
    for (Calendar calendar : manyCalendars()) {
      String id = calendar.id();
      Calendar before = byId.put(id, calendar);
      if (before != null) {
        assertThat(before).isEqualTo(calendar);
      }
      assertThat(id).doesNotContain("#").hasSizeLessThanOrEqualTo(64);
      assertThat(
              new Calendar(
                      calendar.zones(), calendar.part(), Optional.empty(), calendar.territory())
                  .id())
          .isEqualTo(id);
    }
    assertThat(byId).hasSizeGreaterThan(4_000);
  }

  private static List<Calendar> manyCalendars() {
    Random random = new Random(7);
    List<Optional<DayPart>> parts = new ArrayList<>(List.of(Optional.empty()));
    Stream.of(DayPart.values()).map(Optional::of).forEach(parts::add);
    List<Calendar> all = new ArrayList<>();
    for (Optional<DayPart> part : parts) {
      REGIONS.forEach(region -> all.add(calendar(part, region)));
      for (int i = 0; i < 1_000; i++) {
        TreeSet<String> zones = new TreeSet<>();
        int count = 2 + random.nextInt(40);
        for (int z = 0; z < count; z++) {
          zones.add(REGIONS.get(random.nextInt(REGIONS.size())));
        }
        all.add(new Calendar(zones, part));
        Calendar one = calendar(part, zones.first());
        all.add(one.in(Territory.of("US")));
        all.add(one.in(new Territory("US-FL", new TreeSet<>(zones.tailSet(zones.last())))));
        all.add(one.in(new Territory("US-FL", zones)));
      }
    }
    return all;
  }
}
