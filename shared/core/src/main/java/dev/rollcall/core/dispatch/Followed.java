package dev.rollcall.core.dispatch;

/** What came of following a hint to one recipient. */
public enum Followed {
  /** An attempt began. */
  STARTED,
  /** All slots are in use; whoever frees one goes on. */
  NO_SLOT,
  /** The carrier wants to be left alone; the row is as it was. */
  PAUSED,
  /** The row was ended, re-filed or reconciled: the capacity meant for it is free. */
  CHANGED,
  /** The index was behind: somebody else has dealt with it, or is about to. */
  STALE,
  /** Nothing will start here until somebody acts. */
  WAITING
}
