/** DynamoDB Streams, handed to functions shard by shard. */
@NullMarked
package dev.rollcall.local.stream;

import org.jspecify.annotations.NullMarked;
