/** DynamoDB Local in process, with the template's tables. */
@NullMarked
package dev.rollcall.local.table;

import org.jspecify.annotations.NullMarked;
