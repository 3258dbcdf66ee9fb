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
  Unusable {
    faults = List.copyOf(faults);
  }

  static Unusable known(Path at, ContactId id, String why) {
    return new Unusable(at, Optional.of(id), List.of(new Fault(at, Fault.Kind.UNACCEPTABLE, why)));
  }

  /** All that is wrong in one line. */
  String reason() {
    int depth = at.steps().size();
    return faults.stream()
        .map(fault -> said(fault.path().steps(), depth) + fault.message())
        .collect(Collectors.joining("; "));
  }

  private static String said(List<Object> steps, int depth) {
    return steps.subList(Math.min(depth, steps.size()), steps.size()).stream()
        .map(step -> step + " ")
        .collect(Collectors.joining());
  }
}
