package dev.rollcall.core.memory;

import dev.rollcall.core.contract.ContactListsContract;
import dev.rollcall.core.list.ContactLists;

class MemoryContactListsTest extends ContactListsContract {
  private final ContactLists lists = new MemoryContactLists();

  @Override
  protected ContactLists lists() {
    return lists;
  }
}
