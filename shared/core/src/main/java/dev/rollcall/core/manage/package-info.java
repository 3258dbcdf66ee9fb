/**
 * What a user does with a campaign after its creation: look, list, start, pause, resume, cancel.
 */
@NullMarked
package dev.rollcall.core.manage;

import org.jspecify.annotations.NullMarked;
