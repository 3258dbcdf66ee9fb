package dev.rollcall.local.fault;

/** What may befall one HTTP request of the AWS SDK. */
public enum HttpFault {
  /** The service takes no more requests; nothing is done. */
  THROTTLED(false),
  /** Another transaction is at the item; nothing is done. Only of writes to tables. */
  CONFLICT(false),
  /** The service fails by itself; nothing is done. */
  SERVER_ERROR(false),
  /** The connection breaks before the service has the request; nothing is done. */
  UNREACHED(false),
  /** It fails once too often for the SDK to try again; nothing is done. */
  GIVEN_UP(false),
  /** A queue refuses some of a batch of messages. Only of batches. */
  PART_REFUSED(false),
  /** It is done, and the connection breaks before the answer. */
  RESET(true),
  /** It is done, and the service answers that it failed. */
  ERROR_AFTER(true),
  /** It is done, its answer is lost, and the SDK does not try again: as if the process had died. */
  UNANSWERED(true);

  private final boolean committed;

  HttpFault(boolean committed) {
    this.committed = committed;
  }

  /** Whether what was asked for is done all the same. */
  public boolean isCommitted() {
    return committed;
  }
}
