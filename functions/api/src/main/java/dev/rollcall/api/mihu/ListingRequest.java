package dev.rollcall.api.mihu;

import dev.rollcall.api.mihu.Ways.Way;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.message.MessageTemplate;
import dev.rollcall.core.rule.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A listing as it was asked for, found valid but for the rows that it rejects.
 *
 * @param agentUuid who speaks or writes
 * @param template what is written
 * @param startDate first contact-local date
 * @param endDate last contact-local date, included
 * @param rule of the type of the campaign
 * @param ruleUuid the rule that it began from
 * @param targets whom to reach, everybody once
 * @param received rows that were sent
 * @param rejected those that cannot be used, as an answer shows them
 */
record ListingRequest(
    String name,
    Optional<String> description,
    Optional<LocalDate> startDate,
    Optional<LocalDate> endDate,
    Optional<String> agentUuid,
    Optional<MessageTemplate> template,
    Rule rule,
    Optional<String> ruleUuid,
    boolean autoStart,
    List<Target> targets,
    int received,
    List<Map<String, @Nullable Object>> rejected) {
  ListingRequest {
    targets = List.copyOf(targets);
    rejected = List.copyOf(rejected);
  }

  /** Somebody to reach. */
  record Target(Way way, Person person) {}
}
