package dev.rollcall.core.contact;

import dev.rollcall.core.tenant.Policy.Retention;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a contact is kept for a use: through all of it, and for half the time that unused ones
 * are kept at least. To keep somebody for longer costs writes of their own, so it is done only
 * where they would be gone too soon, and then for so long that it need not be done again for half
 * of that time.
 *
 * @param needed whoever would be forgotten before this is kept for longer
 * @param until for how long then
 */
public record Keep(Instant needed, Instant until) {
  /** For a use that is over at once. */
  public static Keep at(Instant now, Retention retention) {
    Duration unused = retention.unusedContacts();
    return new Keep(now.plus(unused.dividedBy(2)), now.plus(unused));
  }

  /** For a campaign that may last so long: all of that time, and some more. */
  public static Keep during(Duration lasts, Instant now, Retention retention) {
    Instant last = now.plus(lasts);
    return at(now, retention).through(last, last.plus(retention.unusedContacts().dividedBy(2)));
  }

  /** For as long as something that names them is kept. */
  public Keep through(Instant last) {
    return through(last, last);
  }

  private Keep through(Instant atLeast, Instant atMost) {
    return new Keep(later(needed, atLeast), later(until, atMost));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
