package dev.rollcall.core.dispatch;

import dev.rollcall.core.line.Line;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.testing.CrashAt.Crash;
import dev.rollcall.core.testing.PortCalls.Call;
import dev.rollcall.core.testing.PortCalls.Meddler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What may befall any call: a crash before or after it, a lost answer, a stale read. */
final class Mischief implements Meddler {
  private static final int OLDEST_READ = 3;

  private final Random random;
  private final Map<String, List<Object>> glances = new HashMap<>();
  private final boolean crashing;
  private int crashes;
  private int lostAnswers;

  Mischief(Random random) {
    this.random = random;
    this.crashing = random.nextBoolean();
  }

  @Override
  public @Nullable Object on(Call call) {
    boolean crash = crashing && random.nextInt(30) == 0;
    if (crash && random.nextBoolean()) {
      throw crash(call);
    }
    Object answer = call.proceed();
    if (crash) {
      throw crash(call);
    }
    return switch (call.name()) {
      case "lines.glance", "recipients.glance" -> glance(call, answer);
      case "lines.save", "recipients.save" -> written(call, answer);
      default -> answer;
    };
  }

  private Crash crash(Call call) {
    crashes++;
    return new Crash(call.name());
  }

  /** Any of the last few states that were glanced at. */
  private @Nullable Object glance(Call call, @Nullable Object now) {
    List<Object> seen =
        glances.computeIfAbsent(call.name() + call.arguments(), _ -> new ArrayList<>());
    seen.add(Optional.ofNullable(now));
    int age = random.nextInt(5) == 0 ? random.nextInt(Math.min(OLDEST_READ, seen.size())) : 0;
    return ((Optional<?>) seen.get(seen.size() - 1 - age)).orElse(null);
  }

  private @Nullable Object written(Call call, @Nullable Object answer) {
    if (!(answer instanceof Write.Done) || random.nextInt(12) != 0) {
      return answer;
    }
    lostAnswers++;
    return switch (call.arguments().getFirst()) {
      case Line line -> new Write.Lost<>(Optional.of(line));
      case Recipient recipient -> new Write.Lost<>(Optional.of(recipient));
      default -> answer;
    };
  }

  int crashes() {
    return crashes;
  }

  int lostAnswers() {
    return lostAnswers;
  }
}
