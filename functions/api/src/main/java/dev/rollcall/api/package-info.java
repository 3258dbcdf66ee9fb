/** The function behind the HTTP API. */
@NullMarked
package dev.rollcall.api;

import org.jspecify.annotations.NullMarked;
