package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.fault.BadWeather;
import dev.rollcall.local.fault.HttpFault;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Campaigns on DynamoDB Local and ElasticMQ while requests of the functions' SDK fail before and
 * after they are served, the carrier misbehaves and the webhook endpoint fails. {@code
 * -Drollcall.storms=20} plays 20 seeds, {@code -Drollcall.storm=SEED} begins with this one.
 */
class BadWeatherIT {
  private static final int STORMS = Integer.getInteger("rollcall.storms", 1);
  private static final long FIRST = Long.getLong("rollcall.storm", 1);

  private static final EnumSet<HttpFault> OFTEN =
      EnumSet.of(
          HttpFault.THROTTLED,
          HttpFault.SERVER_ERROR,
          HttpFault.UNREACHED,
          HttpFault.RESET,
          HttpFault.ERROR_AFTER);

  @TempDir Path logs;

  @Test
  void nobodyIsCalledTwiceAndNobodyIsLost() throws Exception {
    for (long seed = FIRST; seed < FIRST + STORMS; seed++) {
      Path directory = Files.createDirectories(logs.resolve(Long.toString(seed)));
      PrintStream out = System.out;
      try (StormPlay play = new StormPlay(seed, directory)) {
        List<String> faults = play.faults();
        out.println(play);
        assertThat(faults).as("seed %d", seed).isEmpty();
        assertItWasBad(play);
      }
    }
  }

  /** So that fair weather proves nothing. */
  private static void assertItWasBad(StormPlay play) {
    BadWeather weather = play.weather();
    for (HttpFault fault : OFTEN) {
      assertThat(weather.count(fault)).as("%s of %s", fault, weather).isGreaterThanOrEqualTo(5);
    }
    int rest = EnumSet.complementOf(OFTEN).stream().mapToInt(weather::count).sum();
    assertThat(rest).as(weather.toString()).isGreaterThanOrEqualTo(5);
    assertThat(weather.count()).isGreaterThanOrEqualTo(100);
    assertThat(weather.count("DispatchFunction")).isGreaterThanOrEqualTo(8);
    assertThat(weather.count("PublishRecipientsFunction")).isGreaterThanOrEqualTo(5);
    assertThat(play.misbehaved()).isGreaterThanOrEqualTo(4);
    assertThat(play.calls()).isGreaterThanOrEqualTo(30);
  }
}
