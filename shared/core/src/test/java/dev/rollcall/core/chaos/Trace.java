package dev.rollcall.core.chaos;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.webhook.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who did what when, for a reader; kept only where somebody wants to read it. */
final class Trace {
  private final List<String> lines = new ArrayList<>();
  private final boolean kept;

  Trace(boolean kept) {
    this.kept = kept;
  }

  /** Whether it is worth putting words together. */
  boolean isKept() {
    return kept;
  }

  void line(Instant at, String who, String what) {
    if (kept) {
      lines.add(at + " " + who + " " + what);
    }
  }

  /** All of it. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  static String words(List<Object> arguments) {
    return arguments.stream().map(Trace::word).collect(Collectors.joining(", ", "(", ")"));
  }

  static String word(@Nullable Object thing) {
    return switch (thing) {
      case null -> "done";
      case Optional<?> maybe -> maybe.<String>map(Trace::word).orElse("none");
      case Line line ->
          "line %s v%d%s%s"
              .formatted(
                  line.address().value(),
                  line.version(),
                  line.live().map(m -> " live " + m.attemptId() + " by " + m.nonce()).orElse(""),
                  line.suppressions().isEmpty() ? "" : " suppressed");
      case Recipient row ->
          "%s at %s v%d, attempt %d%s, look %s%s"
              .formatted(
                  row.key().campaign().value(),
                  row.key().address().value(),
                  row.version(),
                  row.log().lastOrdinal(),
                  row.log().live().map(a -> " live by " + a.nonce()).orElse(""),
                  row.place().lookAt(),
                  row.end().map(End::disposition).map(d -> ", " + d.word()).orElse(""));
      case Campaign campaign ->
          "%s %s v%d".formatted(campaign.key().id(), campaign.status().word(), campaign.version());
      case CampaignKey key -> key.id().value();
      case RecipientKey key -> key.campaign().value() + " at " + key.address().value();
      case AgendaKey key -> key.campaign().id() + " " + key.calendarId() + "/" + key.shard();
      case AttemptId id -> id.toString();
      case RecipientId id -> id.value();
      case Address address -> address.value();
      case TenantId _ -> "acme";
      case ContactId id -> id.value();
      case Contact contact -> contact.id().value();
      case Wake wake -> wake.key().id() + " at " + wake.at() + " #" + wake.seq();
      case Order order -> order.attempt() + " to " + order.to().value();
      case Hint.Look look -> "look at " + look.campaign().id() + " " + word(look.addresses());
      case Hint.Fill fill -> "fill " + fill.campaign().id();
      case Notice notice ->
          notice.event().type().word() + " " + notice.event().id() + " r" + notice.round();
      case Write.Done<?> _ -> "done";
      case Write.Lost<?> lost -> "lost to " + word(lost.current());
      case Collection<?> some ->
          some.size() > 6
              ? some.size() + " things"
              : some.stream().map(Trace::word).sorted().collect(Collectors.joining(", ", "[", "]"));
      case String text -> text;
      case Number number -> number.toString();
      case Boolean yes -> yes.toString();
      case Instant at -> at.toString();
      case Enum<?> value -> value.name();
      default -> thing.getClass().getSimpleName();
    };
  }
}
