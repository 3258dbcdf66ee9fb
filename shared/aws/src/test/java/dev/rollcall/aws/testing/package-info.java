/** What tests over AWS stand on: DynamoDB and SQS in process, or LocalStack. */
@NullMarked
package dev.rollcall.aws.testing;

import org.jspecify.annotations.NullMarked;
