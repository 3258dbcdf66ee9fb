/** What all functions have in common: batches answered item by item, and work done side by side. */
@NullMarked
package dev.rollcall.aws.lambda;

import org.jspecify.annotations.NullMarked;
