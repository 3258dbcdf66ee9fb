/**
 * The stores in DynamoDB: one class per port, one codec per record.
 *
 * <p>Every write that may race is one conditional request, whose refusal brings back the item that
 * stands in its way. The SDK repeats a request whose answer was lost, so a write that did take
 * place can come back refused: whoever must tell the two apart looks for its own nonce in that
 * item, and whoever carries none treats both as lost.
 */
@NullMarked
package dev.rollcall.aws.dynamo;

import org.jspecify.annotations.NullMarked;
