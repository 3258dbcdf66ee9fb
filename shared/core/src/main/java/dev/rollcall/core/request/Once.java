package dev.rollcall.core.request;

import dev.rollcall.core.request.Admission.Answered;
import dev.rollcall.core.request.Admission.Go;
import dev.rollcall.core.request.Admission.OtherRequest;
import dev.rollcall.core.request.Admission.StillRunning;
import dev.rollcall.core.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Sees to it that a request that is sent twice under one key is done once. Its ticket is stored
 * before anything is done, so a try that crashed is gone on with under the same ids.
 */
public final class Once {
  private static final int TRIES_MAX = 10;

  private final Requests requests;
  private final InstantSource clock;

  /** Over this store. */
  public Once(Requests requests, InstantSource clock) {
    this.requests = requests;
    this.clock = clock;
  }

  /**
   * Admits a request.
   *
   * @param digest of all that it asks for
   * @param fresh its ticket, should it be new
   * @param holder who would work on it; random, used for one call only
   */
  public Admission admit(RequestKey key, String digest, Ticket fresh, String holder) {
    Request begun = Request.begun(key, digest, fresh, holder, clock.instant());
    Request wanted = begun;
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      if (!(requests.save(wanted) instanceof Write.Lost<Request> lost)) {
        return new Go(wanted);
      }
      if (lost.current().isEmpty()) {
        wanted = begun;
        continue;
      }
      Request there = lost.current().get();
      Instant now = clock.instant();
      if (isMine(there, wanted)) {
        return new Go(there);
      }
      if (there.isExpired(now)) {
        wanted = there.replacedBy(begun);
      } else if (!there.digest().equals(digest)) {
        return new OtherRequest();
      } else if (there.reply().isPresent()) {
        return new Answered(there, there.reply().get());
      } else if (there.isRunning(now)) {
        return new StillRunning(Duration.between(now, there.leaseUntil()));
      } else {
        wanted = there.takenBy(holder, now);
      }
    }
    throw new IllegalStateException("no write of a request ever won");
  }

  /** Admits a request again that was answered, because its work has been given up since. */
  public Admission again(Request known, String holder) {
    Instant now = clock.instant();
    Request wanted = known.takenBy(holder, now);
    return requests.save(wanted) instanceof Write.Lost<Request> lost
            && lost.current().filter(there -> isMine(there, wanted)).isEmpty()
        ? admit(known.key(), known.digest(), known.ticket(), holder)
        : new Go(wanted);
  }

  /**
   * Keeps what was answered, or lets go of the request if that is not worth keeping. Should
   * somebody else have taken it for dead meanwhile, theirs is kept.
   */
  public void settle(Request running, Reply reply) {
    Instant now = clock.instant();
    requests.save(reply.isToBeKept() ? running.answered(reply, now) : running.released(now));
  }

  /** Whether this write took place after all, and only its answer was lost. */
  private static boolean isMine(Request there, Request wanted) {
    return there.version() == wanted.version() && there.holder().equals(wanted.holder());
  }
}
