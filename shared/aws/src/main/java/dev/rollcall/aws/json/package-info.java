/** JSON, read strictly. */
@NullMarked
package dev.rollcall.aws.json;

import org.jspecify.annotations.NullMarked;
