package dev.rollcall.api.mrassistant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.api.mrassistant.CreateCampaignRequest.Target;
import dev.rollcall.core.contact.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the targets of a campaign, each by its index. */
final class TargetReader {
  private static final String TO = "to_number";

  private final PhoneFields phones;
  private final Contexts contexts;
  private final Faults faults;

  TargetReader(PhoneFields phones, Contexts contexts, Faults faults) {
    this.phones = phones;
    this.contexts = contexts;
    this.faults = faults;
  }

  /** The target at a path; empty if it has no number that can be called. */
  Optional<Target> read(JsonNode node, Path path) {
    return Fields.of(node, path, faults).flatMap(fields -> read(fields, index(path)));
  }

  private Optional<Target> read(Fields fields, int index) {
    Optional<Address> to = phones.reachable(fields, TO, Need.REQUIRED);
    Optional<Address> from = phones.any(fields, "from_number", Need.OPTIONAL);
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

  private static int index(Path path) {
    return (Integer) path.steps().getLast();
  }
}
