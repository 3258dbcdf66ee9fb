package dev.rollcall.core.memory;

import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.contract.ContactsContract;

class MemoryContactsTest extends ContactsContract {
  private final MemoryContacts store = new MemoryContacts();

  @Override
  protected Contacts contacts() {
    return store;
  }
}
