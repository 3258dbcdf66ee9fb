/** What the tests of all dialects share: stores in memory, requests, and the API's description. */
@NullMarked
package dev.rollcall.api.testing;

import org.jspecify.annotations.NullMarked;
