package dev.rollcall.api.tether;

import dev.rollcall.api.http.Fault;
import dev.rollcall.api.http.Path;
import dev.rollcall.core.contact.ContactId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Somebody whom a request names and who cannot be reached; the others still can.
 *
 * @param at where
 * @param id by which they were named; absent for somebody described
 * @param faults what is wrong, at least one
 */
record Unusable(Path at, Optional<ContactId> id, List<Fault> faults) {
  /** An answer must hold the reasons of twenty thousand. */
  private static final int REASON_CHARS_MAX = 120;

  Unusable {
    faults = List.copyOf(faults);
  }

  static Unusable known(Path at, ContactId id, String why) {
    return new Unusable(at, Optional.of(id), List.of(new Fault(at, Fault.Kind.UNACCEPTABLE, why)));
  }

  /** What is wrong, in one line of bounded length. */
  String reason() {
    int depth = at.steps().size();
    String all =
        faults.stream()
            .map(fault -> said(fault.path().steps(), depth) + fault.message())
            .collect(Collectors.joining("; "));
    return all.length() <= REASON_CHARS_MAX ? all : all.substring(0, REASON_CHARS_MAX - 1) + "…";
  }

  private static String said(List<Object> steps, int depth) {
    return steps.subList(Math.min(depth, steps.size()), steps.size()).stream()
        .map(step -> step + " ")
        .collect(Collectors.joining());
  }
}
