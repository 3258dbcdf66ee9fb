/** Who is calling: the first thing that every function behind the API finds out. */
@NullMarked
package dev.rollcall.api.auth;

import org.jspecify.annotations.NullMarked;
