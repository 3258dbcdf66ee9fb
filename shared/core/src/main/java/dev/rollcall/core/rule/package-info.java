/** What a tenant allows a campaign to do to one contact. */
@NullMarked
package dev.rollcall.core.rule;

import org.jspecify.annotations.NullMarked;
