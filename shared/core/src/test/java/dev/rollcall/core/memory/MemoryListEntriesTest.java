package dev.rollcall.core.memory;

import dev.rollcall.core.contract.ListEntriesContract;
import dev.rollcall.core.list.ListEntries;

class MemoryListEntriesTest extends ListEntriesContract {
  private final ListEntries entries = new MemoryListEntries();

  @Override
  protected ListEntries entries() {
    return entries;
  }
}
