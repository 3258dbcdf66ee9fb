package dev.rollcall.local.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A campaign that a request has made.
 *
 * @param title for tables
 * @param id as its caller saw it
 * @param contacts by number
 * @param inTurn those that must be tried in this order at first
 */
record Played(
    String title, String id, Terms terms, Map<String, Callee> contacts, List<String> inTurn) {
  /** A campaign that may try its contacts in any order. */
  Played(String title, String id, Terms terms, Map<String, Callee> contacts) {
    this(title, id, terms, contacts, List.of());
  }

  /** Copies what it is given. */
  Played {
    contacts = Collections.unmodifiableMap(new LinkedHashMap<>(contacts));
    inTurn = List.copyOf(inTurn);
  }

  /** Attempts that its contacts must have had in all. */
  int attempts() {
    return contacts.values().stream().mapToInt(callee -> callee.expected().attempts()).sum();
  }

  /** Contacts that must have been reached. */
  int reached() {
    return (int) contacts.values().stream().filter(c -> c.expected().isReached()).count();
  }
}
