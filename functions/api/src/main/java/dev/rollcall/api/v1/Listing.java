package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.store.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor asks for the next page; null on the last
 */
@JsonNaming(SnakeCaseStrategy.class)
record Listing<T>(List<T> data, @Nullable String nextCursor) {
  static <T, S> Listing<S> of(Page<T> page, Cursor cursor, Function<T, S> shown) {
    return new Listing<>(
        page.items().stream().map(shown).toList(), page.next().map(cursor::seal).orElse(null));
  }
}
