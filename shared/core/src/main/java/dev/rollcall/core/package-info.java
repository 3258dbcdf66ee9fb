/** The domain of outbound campaigns, free of any cloud. */
@NullMarked
package dev.rollcall.core;

import org.jspecify.annotations.NullMarked;
