package dev.rollcall.core.memory;

import dev.rollcall.core.contract.AgendaContract;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.Recipients;

class MemoryAgendaTest extends AgendaContract {
  private final MemoryRecipients store = new MemoryRecipients();

  @Override
  protected Recipients recipients() {
    return store;
  }

  @Override
  protected Agenda agenda() {
    return store;
  }
}
