package dev.rollcall.api.tether;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody was not or cannot be reached.
 *
 * @param userId of a contact; null for one that the request describes in a way that nobody can be
 *     reached by
 * @param row where in the request that one stands, such as {@code rawCsvData.rows.3}
 */
record FailedDetail(
    @Nullable String userId, @JsonInclude(Include.NON_NULL) @Nullable String row, String reason) {}
