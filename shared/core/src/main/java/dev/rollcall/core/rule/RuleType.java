package dev.rollcall.core.rule;

/** What a rule governs; a text rule allows one attempt only. */
public enum RuleType {
  CALL,
  TEXT
}
