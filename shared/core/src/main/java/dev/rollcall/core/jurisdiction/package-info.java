/** What the law of a place adds to a tenant's own rules, as data. */
@NullMarked
package dev.rollcall.core.jurisdiction;

import org.jspecify.annotations.NullMarked;
