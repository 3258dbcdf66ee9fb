package dev.rollcall.api.v1;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.line.Suppression;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which suppressions of an address are to be lifted, and why.
 *
 * @param kind absent: of both kinds
 * @param channel absent: those of every channel; {@code all}: the one that holds on all of them
 */
record LiftQuery(Optional<String> kind, Optional<String> channel, Optional<String> reason) {
  private static final String ALL = "all";
  private static final Set<String> NAMES = Set.of("kind", "channel", "reason");

  static LiftQuery read(HttpRequest request, Faults faults) {
    Map<String, String> query = request.query();
    LiftQuery read =
        new LiftQuery(
            Optional.ofNullable(query.get("kind")),
            Optional.ofNullable(query.get("channel")),
            Optional.ofNullable(query.get("reason")).filter(text -> !text.isBlank()));
    if (read.kind.filter(word -> !SuppressionBody.KINDS.contains(word)).isPresent()) {
      PageQuery.note(faults, "kind", Kind.NOT_ONE_OF, "must be do_not_call or opt_out");
    }
    if (read.channel
        .filter(word -> !word.equals(ALL) && !SuppressionBody.CHANNELS.contains(word))
        .isPresent()) {
      PageQuery.note(
          faults, "channel", Kind.NOT_ONE_OF, "must be all, call, sms, whatsapp or email");
    }
    if (read.reason.isEmpty()) {
      PageQuery.note(
          faults, "reason", Kind.MISSING, "is required: it is kept with who lifted what, and when");
    }
    if (read.reason.filter(text -> text.length() > SuppressionBody.REASON_CHARS_MAX).isPresent()) {
      PageQuery.note(
          faults,
          "reason",
          Kind.TEXT_TOO_LONG,
          "must have at most " + SuppressionBody.REASON_CHARS_MAX + " characters");
    }
    query.keySet().stream()
        .filter(name -> !NAMES.contains(name))
        .forEach(name -> PageQuery.note(faults, name, Kind.UNKNOWN_NAME, "is not known here"));
    return read;
  }

  boolean chooses(Suppression suppression) {
    String on = suppression.channel().map(Channel::word).orElse(ALL);
    return kind.map(suppression.kind().word()::equals).orElse(true)
        && channel.map(on::equals).orElse(true);
  }
}
