/** Words: templates filled in by a Mustache library that is shown nothing but plain values. */
@NullMarked
package dev.rollcall.aws.message;

import org.jspecify.annotations.NullMarked;
