/**
 * Contact lists: numbers that a tenant gathers now and reaches in one campaign or several later.
 */
@NullMarked
package dev.rollcall.core.list;

import org.jspecify.annotations.NullMarked;
