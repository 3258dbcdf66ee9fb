package dev.rollcall.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.line.Suppression.Kind;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.suppression.SuppressMany.Entry;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.InOrderCrew;
import dev.rollcall.core.testing.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuppressManyTest {
  private static final Address ADA = Examples.number(1);
  private static final Address BEN = Examples.number(2);
  private static final Instant NOW = Examples.NOW;

  private final World world = new World();

  private static Entry entry(Address address, Kind kind, String reason) {
    return new Entry(
        address,
        new Suppression(
            kind, Optional.empty(), NOW, "upload", Optional.of("crm"), Optional.of(reason)));
  }

  private SuppressMany.Suppressed run(List<Entry> entries) {
    return new SuppressMany(world.worker().suppress(), new InOrderCrew())
        .run(Examples.TENANT, entries);
  }

  private static List<Entry> mailboxes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> entry(new Address("p" + i + "@example.com"), Kind.DO_NOT_CALL, "list"))
        .toList();
  }

  @Test
  void suppressesEveryAddressOnceAndCountsThem() {
    List<Entry> entries =
        List.of(
            entry(ADA, Kind.DO_NOT_CALL, "list"),
            entry(BEN, Kind.OPT_OUT, "letter"),
            entry(ADA, Kind.OPT_OUT, "mail"));

    assertThat(run(entries)).isEqualTo(new SuppressMany.Suppressed(2, 2));
    assertThat(world.line(ADA).suppressions()).containsOnlyKeys("do_not_call.all", "opt_out.all");
    assertThat(world.line(BEN).suppressions()).containsOnlyKeys("opt_out.all");
    assertThat(run(entries)).isEqualTo(new SuppressMany.Suppressed(2, 0));
  }

  @Test
  void letsTheLaterOfTwoEntriesCount() {
    run(List.of(entry(ADA, Kind.OPT_OUT, "first"), entry(ADA, Kind.OPT_OUT, "second")));

    assertThat(world.line(ADA).suppressions().values())
        .extracting(Suppression::reason)
        .containsExactly(Optional.of("second"));
    assertThat(world.line(ADA).version()).isEqualTo(1);
  }

  @Test
  void asksOnceForEachOfTenThousandNewAddresses() {
    run(mailboxes(10_000));

    assertThat(world.calls().names()).hasSize(10_000).containsOnly("lines.save");
  }

  @Test
  void asksTwiceForEachAddressThatIsKnown() {
    List<Entry> entries = mailboxes(10);
    entries.forEach(
        e ->
            world
                .worker()
                .suppress()
                .enter(
                    Examples.TENANT,
                    e.address(),
                    List.of(
                        new Suppression(Kind.OPT_OUT, Optional.of(Channel.SMS), NOW, "inbound"))));
    world.calls().forget();

    run(entries);

    assertThat(world.calls().names()).hasSize(20).containsOnly("lines.save");
    assertThat(world.line(entries.getFirst().address()).suppressions())
        .containsOnlyKeys("opt_out.sms", "do_not_call.all");
  }

  @Test
  void leavesTheRowsToTheirNextLookWhichCallsNobody() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(Examples.recipient(ADA));
    run(List.of(entry(ADA, Kind.DO_NOT_CALL, "list")));
    assertThat(world.recipient(ADA).end()).isEmpty();

    world
        .worker()
        .followHint()
        .run(new Hint.Look(Examples.CAMPAIGN, NOW, Channel.CALL, List.of(ADA)));

    assertThat(world.recipient(ADA).end().map(End::disposition)).contains(Disposition.SUPPRESSED);
    assertThat(world.carrier().orders()).isEmpty();
  }

  @Test
  void fallsShortOfNobodyWhenItIsAskedAgainAfterACrash() {
    world.calls().meddle(new CrashAt(5, false));
    assertThatThrownBy(() -> run(mailboxes(10))).isInstanceOf(CrashAt.Crash.class);
    world.calls().leaveAlone();

    assertThat(run(mailboxes(10)).addresses()).isEqualTo(10);
    assertThat(world.lines().suppressed(Examples.TENANT, Optional.empty(), 100).items())
        .hasSize(10);
  }
}
