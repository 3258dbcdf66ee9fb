/**
 * The whole engine under one seed: its use cases run one call of a port at a time, in virtual time,
 * while whatever can go wrong goes wrong; an oracle that knows nothing of the engine's rules then
 * judges what carriers and webhook endpoints saw.
 */
@NullMarked
package dev.rollcall.core.chaos;

import org.jspecify.annotations.NullMarked;
