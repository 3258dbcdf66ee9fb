package dev.rollcall.core.simulation;

import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.recipient.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * People who are in the same place of the simulation, numbered on.
 *
 * @param row of each of them
 * @param line of each of them
 * @param first number of the first, from 0
 * @param count how many, at least 1
 */
record Party(Recipient row, Line line, int first, int count) {
  static Party of(Crowd crowd, int first) {
    Recipient like = crowd.like();
    Line free = Line.untouched(like.key().tenant(), like.key().address());
    return new Party(like, free, first, crowd.count());
  }

  /** The same people in groups of as many as one hint names; only the last may be smaller. */
  static List<List<Party>> inHints(List<Party> parties) {
    List<List<Party>> hints = new ArrayList<>();
    List<Party> hint = new ArrayList<>();
    int room = Hint.RECIPIENTS_MAX;
    for (Party party : parties) {
      Party rest = party;
      while (rest.count > room) {
        hint.add(rest.firstOf(room));
        rest = rest.without(room);
        hints.add(hint);
        hint = new ArrayList<>();
        room = Hint.RECIPIENTS_MAX;
      }
      hint.add(rest);
      room -= rest.count;
      if (room == 0) {
        hints.add(hint);
        hint = new ArrayList<>();
        room = Hint.RECIPIENTS_MAX;
      }
    }
    if (!hint.isEmpty()) {
      hints.add(hint);
    }
    return hints;
  }

  Party firstOf(int some) {
    return new Party(row, line, first, some);
  }

  Party without(int some) {
    return new Party(row, line, first + some, count - some);
  }

  Party with(Recipient newRow) {
    return new Party(newRow, line, first, count);
  }

  Party with(Recipient newRow, Line newLine) {
    return new Party(newRow, newLine, first, count);
  }

  String calendarId() {
    return row.place().calendarId();
  }

  Instant due() {
    return row.place().due();
  }
}
