package dev.rollcall.api.mrassistant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.mrassistant.CreateCampaignRequest.Target;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.tenant.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the targets of a campaign, each by its index. */
final class TargetReader {
  private static final String TO = "to_number";
  private static final int NUMBER_CHARS_MAX = 64;

  private final PhoneNumbers numbers;
  private final Policy policy;
  private final Contexts contexts;
  private final Faults faults;

  TargetReader(PhoneNumbers numbers, Policy policy, Contexts contexts, Faults faults) {
    this.numbers = numbers;
    this.policy = policy;
    this.contexts = contexts;
    this.faults = faults;
  }

  /** The target at a path; empty if it has no number that can be called. */
  Optional<Target> read(JsonNode node, Path path) {
    return Fields.of(node, path, faults).flatMap(fields -> read(fields, index(path)));
  }

  private Optional<Target> read(Fields fields, int index) {
    Optional<Address> to = number(fields, TO, Need.REQUIRED).filter(a -> mayBeCalled(a, fields));
    Optional<Address> from = number(fields, "from_number", Need.OPTIONAL);
    Map<String, Object> context = fields.object("context", Need.OPTIONAL).orElse(Map.of());
    if (contexts.isTooLargeWith(context)) {
      fields.fault("context", Kind.UNACCEPTABLE, "must not exceed 32 KB with the campaign's");
    }
    fields.rejectOthers();
    return to.map(address -> new Target(index, address, from.map(Address::value), context));
  }

  /** Notes every number that is called twice: each index and the first one. */
  void noteRepeats(List<Target> targets) {
    Map<Address, Integer> first = new HashMap<>();
    for (Target target : targets) {
      Integer before = first.putIfAbsent(target.to(), target.index());
      if (before != null) {
        faults.add(
            Path.ROOT.name("targets").item(target.index()).name(TO),
            Kind.UNACCEPTABLE,
            "targets %d and %d have the same number".formatted(before, target.index()));
      }
    }
  }

  private Optional<Address> number(Fields fields, String name, Need need) {
    Optional<String> text = fields.text(name, need, 0, NUMBER_CHARS_MAX);
    Optional<Address> address = text.flatMap(t -> numbers.parse(t, policy.defaultCountry()));
    if (text.isPresent() && address.isEmpty()) {
      fields.fault(name, Kind.UNACCEPTABLE, "must be a valid telephone number in E.164");
    }
    return address;
  }

  private boolean mayBeCalled(Address address, Fields fields) {
    boolean inReach =
        policy.countries().isEmpty()
            || numbers.country(address).filter(policy.countries()::contains).isPresent();
    if (!inReach) {
      fields.fault(TO, Kind.UNACCEPTABLE, "is in a country that this account does not call");
    } else if (numbers.isBarred(address)) {
      fields.fault(TO, Kind.UNACCEPTABLE, "is of a kind that is never called");
    }
    return inReach && !numbers.isBarred(address);
  }

  private static int index(Path path) {
    return (Integer) path.steps().getLast();
  }
}
