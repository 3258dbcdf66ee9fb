package dev.rollcall.local.table;

/** Where the template's tables are: a DynamoDB in this JVM, or one elsewhere. */
public interface TableService extends AutoCloseable {
  /** Where it listens. */
  String url();

  /** What is written there. */
  Writes writes();

  /** Lets go of it; whose server it is stops it. */
  @Override
  void close();
}
