package dev.rollcall.api.http;

/** Whether a property must be there. */
public enum Need {
  REQUIRED,
  /** May be absent, but not null. */
  OPTIONAL,
  /** May be absent or null, which mean the same. */
  NULLABLE
}
