/**
 * SQS: ElasticMQ in process, on engine time, and the pollers that hand its messages to functions.
 */
@NullMarked
package dev.rollcall.local.queue;

import org.jspecify.annotations.NullMarked;
