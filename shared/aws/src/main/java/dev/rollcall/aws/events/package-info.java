/** Events as the queues, the tables and the bus carry them. */
@NullMarked
package dev.rollcall.aws.events;

import org.jspecify.annotations.NullMarked;
