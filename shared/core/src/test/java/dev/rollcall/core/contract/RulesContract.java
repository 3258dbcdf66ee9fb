package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleKey;
import dev.rollcall.core.rule.RulePage;
import dev.rollcall.core.rule.RuleRecord;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.rule.Rules;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.testing.RuleExample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Rules} promises. */
public abstract class RulesContract {
  private static final TenantId OTHER = new TenantId("acme2");

  /** An empty store, the same throughout a test. */
  protected abstract Rules rules();

  /** Returns once lists show all that was written; an index may lag. */
  protected void settle() {}

  @Test
  void findsNoneWhereNoneWasWritten() {
    assertThat(rules().find(key(1))).isEmpty();
    assertThat(page(Optional.empty(), 1, 15)).isEqualTo(new RulePage(List.of(), 0));
  }

  @Test
  void keepsEveryField() {
    Rule full =
        new RuleExample()
            .perDay(Integer.MAX_VALUE)
            .total(Integer.MAX_VALUE)
            .gap(Duration.ofMinutes(Integer.MAX_VALUE))
            .window("23:59:59", "00:00:00")
            .dncCheck(false)
            .removeOnOptOut(false)
            .escalation(Integer.MAX_VALUE, "größe #1 🎉")
            .build();
    RuleRecord call = new RuleRecord(key(1), full, NOW, NOW.plusMillis(1), 1);
    RuleRecord text = RuleRecord.of(key(2), Rule.defaults(RuleType.TEXT), NOW);

    rules().save(call);
    rules().save(text);

    assertThat(rules().find(call.key())).contains(call);
    assertThat(rules().find(text.key())).contains(text);
  }

  @Test
  void writesOverTheVersionBeforeAndOverNoOther() {
    RuleRecord first = rule(1, RuleType.CALL, 0);
    RuleRecord second = first.changed(new RuleExample().total(2).build(), NOW.plusSeconds(1));
    rules().save(first);

    assertThat(rules().save(second)).isInstanceOf(Write.Done.class);
    assertThat(rules().save(first.changed(first.rule(), NOW)))
        .isEqualTo(new Write.Lost<>(Optional.of(second)));
    assertThat(rules().save(first)).isEqualTo(new Write.Lost<>(Optional.of(second)));
    assertThat(rules().save(rule(2, RuleType.CALL, 0).changed(first.rule(), NOW)))
        .isEqualTo(new Write.Lost<>(Optional.empty()));
    assertThat(rules().find(key(1))).contains(second);
  }

  @Test
  void pagesThroughThemNewestFirstAlsoWhereSeveralAreOfOneInstant() {
    RuleRecord a = rule(1, RuleType.CALL, 0);
    RuleRecord b = rule(2, RuleType.TEXT, 0);
    RuleRecord c = rule(3, RuleType.CALL, 2);
    RuleRecord d = rule(4, RuleType.TEXT, 1);
    List.of(a, b, c, d).forEach(rules()::save);
    settle();

    assertThat(page(Optional.empty(), 1, 3)).isEqualTo(new RulePage(List.of(c, d, b), 4));
    assertThat(page(Optional.empty(), 2, 3)).isEqualTo(new RulePage(List.of(a), 4));
    assertThat(page(Optional.empty(), 3, 3)).isEqualTo(new RulePage(List.of(), 4));
    assertThat(page(Optional.empty(), Integer.MAX_VALUE, 100))
        .isEqualTo(new RulePage(List.of(), 4));
  }

  @Test
  void listsOneTypeOnly() {
    RuleRecord call = rule(1, RuleType.CALL, 0);
    RuleRecord text = rule(2, RuleType.TEXT, 1);
    rules().save(call);
    rules().save(text);
    settle();

    assertThat(page(Optional.of(RuleType.CALL), 1, 15)).isEqualTo(new RulePage(List.of(call), 1));
    assertThat(page(Optional.of(RuleType.TEXT), 1, 15)).isEqualTo(new RulePage(List.of(text), 1));
  }

  @Test
  void listsAChangedRuleOnceUnderItsTypeAndWhereItWas() {
    RuleRecord older = rule(1, RuleType.CALL, 0);
    RuleRecord newer = rule(2, RuleType.CALL, 1);
    RuleRecord changed = older.changed(Rule.defaults(RuleType.TEXT), NOW.plusSeconds(9));
    List.of(older, newer, changed).forEach(rules()::save);
    settle();

    assertThat(page(Optional.empty(), 1, 15)).isEqualTo(new RulePage(List.of(newer, changed), 2));
    assertThat(page(Optional.of(RuleType.CALL), 1, 15)).isEqualTo(new RulePage(List.of(newer), 1));
    assertThat(page(Optional.of(RuleType.TEXT), 1, 15))
        .isEqualTo(new RulePage(List.of(changed), 1));
  }

  @Test
  void keepsTenantsApart() {
    rules().save(rule(1, RuleType.CALL, 0));
    settle();

    assertThat(rules().find(new RuleKey(OTHER, key(1).uuid()))).isEmpty();
    assertThat(rules().page(OTHER, Optional.empty(), 1, 15).total()).isZero();
  }

  private RulePage page(Optional<RuleType> type, int page, int perPage) {
    return rules().page(TENANT, type, page, perPage);
  }

  private static RuleKey key(int number) {
    return new RuleKey(TENANT, "3c90c3cc-0d44-4b50-8888-8dd2573605%02d".formatted(number));
  }

  private static RuleRecord rule(int number, RuleType type, int secondsLater) {
    return RuleRecord.of(key(number), Rule.defaults(type), NOW.plusSeconds(secondsLater));
  }
}
