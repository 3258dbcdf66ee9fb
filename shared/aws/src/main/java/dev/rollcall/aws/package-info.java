/** The domain's ports, kept on AWS services. */
@NullMarked
package dev.rollcall.aws;

import org.jspecify.annotations.NullMarked;
