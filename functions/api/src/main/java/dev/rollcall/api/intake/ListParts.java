package dev.rollcall.api.intake;

import dev.rollcall.aws.sqs.ListChunkJson;
import dev.rollcall.core.intake.ListChunk;
import dev.rollcall.core.intake.ListRows;
import dev.rollcall.core.list.ContactList;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Cuts the contacts that one request adds to a list into parts that fit a message. */
public final class ListParts {
  /** The most contacts of one request. */
  public static final int ROWS_MAX = 50_000;

  /** Written out, it is as long as any. */
  private static final Instant LONG = Instant.ofEpochSecond(1, 1);

  private ListParts() {}

  /**
   * Parts of the rows, after making one word of everything that is said about a number.
   *
   * @param rows at least one, each far smaller than a part
   */
  public static List<List<ListChunk.Row>> of(ContactList list, List<ListChunk.Row> rows) {
    return Parts.cut(
        ListRows.settled(rows, list.allowDuplicates()), envelope(list), ListChunkJson::bytes);
  }

  /** With numbers as long as they can be, and a seed as long as it is. */
  private static int envelope(ContactList list) {
    ListChunk chunk =
        new ListChunk(list.key(), 999_999_999, 999_999_999, "x".repeat(32), LONG, List.of());
    return ListChunkJson.write(chunk).getBytes(StandardCharsets.UTF_8).length;
  }
}
