package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.contract.AgendaContract;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.Recipients;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoAgendaIT extends AgendaContract {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Override
  protected Recipients recipients() {
    return new DynamoRecipients(tables.client(), tables.addresses());
  }

  @Override
  protected Agenda agenda() {
    return new DynamoAgenda(tables.client(), tables.addresses());
  }
}
