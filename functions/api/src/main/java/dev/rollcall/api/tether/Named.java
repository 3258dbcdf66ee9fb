package dev.rollcall.api.tether;

import dev.rollcall.api.http.Path;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import java.util.Map;

/** Somebody whom a request names, in one of its four ways. */
sealed interface Named {
  /** Somebody it describes: a new contact, or a line of CSV. */
  record Described(Person person) implements Named {}

  /**
   * Somebody it names by their id.
   *
   * @param at where
   * @param sent what it says about them besides
   */
  record Known(Path at, ContactId id, Map<String, Object> sent) implements Named {}
}
