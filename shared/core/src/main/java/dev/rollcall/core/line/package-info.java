/** What every campaign must respect about one number or mailbox. */
@NullMarked
package dev.rollcall.core.line;

import org.jspecify.annotations.NullMarked;
