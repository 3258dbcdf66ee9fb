/** The ways of hints and chunks through queues. */
@NullMarked
package dev.rollcall.aws.sqs;

import org.jspecify.annotations.NullMarked;
