package dev.rollcall.core.contact;

/**
 * A contact as API callers name it.
 *
 * @param value random, without any trace of its address
 */
public record ContactId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
