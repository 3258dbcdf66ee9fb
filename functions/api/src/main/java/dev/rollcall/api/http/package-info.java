/** What every dialect reads of a request, and how it learns all that is wrong with it. */
@NullMarked
package dev.rollcall.api.http;

import org.jspecify.annotations.NullMarked;
