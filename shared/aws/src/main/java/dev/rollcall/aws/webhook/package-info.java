/** The way of notices through the queue. */
@NullMarked
package dev.rollcall.aws.webhook;

import org.jspecify.annotations.NullMarked;
