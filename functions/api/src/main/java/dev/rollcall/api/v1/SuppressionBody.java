package dev.rollcall.api.v1;

import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.suppression.SuppressMany;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Suppressions as callers send them, entered by whoever makes the visit. */
record SuppressionBody(Visit visit, PhoneNumbers numbers) {
  static final int ENTRIES_MAX = 10_000;
  static final int REASON_CHARS_MAX = 500;

  static final Set<String> KINDS =
      Arrays.stream(Suppression.Kind.values())
          .map(Suppression.Kind::word)
          .collect(Collectors.toUnmodifiableSet());

  static final Set<String> CHANNELS =
      Arrays.stream(Channel.values()).map(Channel::word).collect(Collectors.toUnmodifiableSet());

  private static final int SOURCE_CHARS_MAX = 100;
  private static final int ADDRESS_CHARS_MAX = 254;
  private static final String SOURCE_DEFAULT = "api";

  /** The one suppression that is the whole body. */
  Optional<Suppression> one() {
    return Fields.of(visit.body(), Path.ROOT, visit.faults())
        .flatMap(
            fields -> {
              Optional<Suppression> one = suppression(fields);
              fields.rejectOthers();
              return one;
            })
        .filter(one -> visit.faults().isEmpty());
  }

  /** The suppressions of a list, one for each line without a fault. */
  List<SuppressMany.Entry> many() {
    Optional<Fields> body = Fields.of(visit.body(), Path.ROOT, visit.faults());
    List<SuppressMany.Entry> entries =
        body.map(
                fields ->
                    fields.list(
                        "suppressions",
                        Need.REQUIRED,
                        1,
                        ENTRIES_MAX,
                        (node, path) -> Fields.of(node, path, visit.faults()).flatMap(this::entry)))
            .orElse(List.of());
    body.ifPresent(Fields::rejectOthers);
    return entries;
  }

  private Optional<SuppressMany.Entry> entry(Fields fields) {
    Optional<String> written = fields.text("address", Need.REQUIRED, 1, ADDRESS_CHARS_MAX);
    String region = visit.tenant().policy().defaultCountry();
    Optional<Address> address =
        written.flatMap(text -> WrittenAddress.inBody(text, numbers, region));
    if (written.isPresent() && address.isEmpty()) {
      fields.fault("address", Kind.UNACCEPTABLE, "must be a telephone number or an e-mail address");
    }
    Optional<Suppression> suppression = suppression(fields);
    fields.rejectOthers();
    return address.flatMap(to -> suppression.map(of -> new SuppressMany.Entry(to, of)));
  }

  private Optional<Suppression> suppression(Fields fields) {
    Optional<String> kind = fields.oneOf("kind", Need.REQUIRED, KINDS);
    Optional<Channel> channel = fields.oneOf("channel", Need.NULLABLE, CHANNELS).map(Channel::of);
    Optional<String> source = fields.text("source", Need.NULLABLE, 1, SOURCE_CHARS_MAX);
    Optional<String> reason = fields.text("reason", Need.NULLABLE, 1, REASON_CHARS_MAX);
    return kind.map(
        word ->
            new Suppression(
                Suppression.Kind.of(word),
                channel,
                visit.acceptedAt(),
                source.orElse(SOURCE_DEFAULT),
                Optional.of(visit.principal().who()),
                reason));
  }
}
