/** API Gateway's HTTP API: routes, payload format 2.0, and its answers when a function has none. */
@NullMarked
package dev.rollcall.local.http;

import org.jspecify.annotations.NullMarked;
