/** What is remembered of requests, so that one sent again is not done again. */
@NullMarked
package dev.rollcall.core.request;

import org.jspecify.annotations.NullMarked;
