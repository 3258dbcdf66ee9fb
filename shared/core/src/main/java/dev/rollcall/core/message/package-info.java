/** What is said to a contact, and the templates that a tenant keeps for it. */
@NullMarked
package dev.rollcall.core.message;

import org.jspecify.annotations.NullMarked;
