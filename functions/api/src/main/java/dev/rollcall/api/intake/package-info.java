/** What every dialect's create call needs on its way into the domain. */
@NullMarked
package dev.rollcall.api.intake;

import org.jspecify.annotations.NullMarked;
