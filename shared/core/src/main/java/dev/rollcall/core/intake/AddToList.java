package dev.rollcall.core.intake;

import dev.rollcall.core.list.Batch;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes in contacts for a list whose request was found valid in full. A single part is added at
 * once; more go by the queue, and nobody waits for them.
 */
public final class AddToList {
  private final ContactLists lists;
  private final Parcels parcels;
  private final AddListChunk addListChunk;

  /** Adding to these stores. */
  public AddToList(ContactLists lists, Parcels parcels, AddListChunk addListChunk) {
    this.lists = lists;
    this.parcels = parcels;
    this.addListChunk = addListChunk;
  }

  /**
   * Whose request it is.
   *
   * @param seed random; the same on every try
   * @param by who adds
   * @param at when it was accepted
   */
  public record Origin(String seed, String by, Instant at) {}

  /**
   * Adds contacts. The same again goes on where an earlier try ended.
   *
   * @param parts ≥ 1, each of at most {@link Chunk#ROWS_MAX} rows that fit a message
   */
  public void run(ListKey list, Origin origin, List<List<ListChunk.Row>> parts) {
    Batch batch = new Batch(origin.seed(), parts.size(), origin.by(), origin.at());
    long place = lists.begin(list, batch);
    List<ListChunk> chunks = new ArrayList<>();
    for (List<ListChunk.Row> rows : parts) {
      chunks.add(new ListChunk(list, place, chunks.size() + 1, origin.seed(), origin.at(), rows));
    }
    if (chunks.size() == 1) {
      addListChunk.run(chunks.getFirst());
    } else {
      parcels.send(chunks);
    }
  }
}
