package dev.rollcall.local.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The line that tells how far the day is: rewritten in a terminal, repeated elsewhere. */
final class Progress {
  private static final int LINES_APART = 20;

  private final PrintStream out;
  private final int campaigns;
  private final int contacts;
  private final boolean terminal =
      Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  private int shown;

  Progress(PrintStream out, List<Played> played) {
    this.out = out;
    this.campaigns = played.size();
    this.contacts = played.stream().mapToInt(campaign -> campaign.contacts().size()).sum();
  }

  void show(Instant now, List<Received> received) {
    if (!terminal && shown++ % LINES_APART != 0) {
      return;
    }
    out.printf(
        "%s%s  %d of %d campaigns, %3d of %d contacts finished, %4d attempts, %4d webhooks%s",
        terminal ? "\r" : "",
        now.truncatedTo(ChronoUnit.MINUTES),
        count(received, "campaign.completed"),
        campaigns,
        count(received, "contact.finished"),
        contacts,
        received.stream().filter(Received::isAttempt).count(),
        received.size(),
        terminal ? "" : System.lineSeparator());
    out.flush();
  }

  void end() {
    if (terminal) {
      out.println();
    }
  }

  private static long count(List<Received> received, String type) {
    return received.stream().filter(one -> one.type().equals(type)).count();
  }
}
