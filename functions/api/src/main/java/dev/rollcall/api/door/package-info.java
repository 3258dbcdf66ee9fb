/**
 * The common door of all functions behind the API: what every request passes before its handler.
 */
@NullMarked
package dev.rollcall.api.door;

import org.jspecify.annotations.NullMarked;
