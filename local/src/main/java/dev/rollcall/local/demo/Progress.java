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
  private final int contacts;
  private final boolean terminal =
      Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  private int shown;

  Progress(PrintStream out, int contacts) {
    this.out = out;
    this.contacts = contacts;
  }

  void show(Instant now, List<Received> received) {
    if (!terminal && shown++ % LINES_APART != 0) {
      return;
    }
    out.printf(
        "%s%s  %2d of %d contacts finished, %3d attempts, %3d webhooks%s",
        terminal ? "\r" : "",
        now.truncatedTo(ChronoUnit.MINUTES),
        received.stream().filter(r -> r.type().equals("contact.finished")).count(),
        contacts,
        received.stream().filter(r -> r.type().equals("call.completed")).count(),
        received.size(),
        terminal ? "" : System.lineSeparator());
    out.flush();
  }

  void end() {
    if (terminal) {
      out.println();
    }
  }
}
