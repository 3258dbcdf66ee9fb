package dev.rollcall.api.mihu;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleKey;
import dev.rollcall.core.rule.RuleRecord;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.rule.Rules;
import dev.rollcall.core.tenant.Tenant;
import java.util.Optional;

/**
 * The rule of a listing: one that the account keeps, or the defaults, with what the listing itself
 * says instead.
 *
 * @param uuid of the rule that was named
 */
record ListingRule(Rule rule, Optional<String> uuid) {
  private static final String RULE = "rule";
  private static final int UUID_CHARS_MAX = 64;

  /**
   * Reads the rule of a body; what is wrong with it is noted.
   *
   * @param campaignType empty if the body names one that there is not
   */
  static ListingRule of(Fields body, Optional<RuleType> campaignType, Tenant tenant, Rules rules) {
    Rule standard = Rule.defaults(campaignType.orElse(RuleType.CALL));
    ListingRule read =
        body.fields(RULE, Need.OPTIONAL)
            .map(fields -> read(fields, standard, campaignType, tenant, rules))
            .orElseGet(() -> new ListingRule(standard, Optional.empty()));
    if (read.rule.hours(tenant.policy()).isEmpty()) {
      body.fault(RULE, Kind.UNACCEPTABLE, "leaves no hour in which this account reaches people");
    }
    return read;
  }

  private static ListingRule read(
      Fields fields, Rule standard, Optional<RuleType> campaignType, Tenant tenant, Rules rules) {
    Optional<String> uuid = fields.text("uuid", Need.OPTIONAL, 0, UUID_CHARS_MAX);
    Optional<RuleRecord> known =
        uuid.filter(RuleKey::isValid).map(id -> new RuleKey(tenant.id(), id)).flatMap(rules::find);
    if (uuid.isPresent() && known.isEmpty()) {
      fields.fault("uuid", Kind.UNACCEPTABLE, "names no rule of this account");
    }
    Rule begun = known.map(RuleRecord::rule).orElse(standard);
    Rule rule = RuleReader.read(fields, begun, Need.OPTIONAL);
    fields.rejectOthers();
    campaignType
        .filter(type -> type != rule.type())
        .ifPresent(
            type ->
                fields.fault(
                    fields.has("type") ? "type" : "uuid",
                    Kind.UNACCEPTABLE,
                    "is for another campaign_type: this one is " + RuleReader.word(type)));
    return new ListingRule(rule, known.map(record -> record.key().uuid()));
  }
}
