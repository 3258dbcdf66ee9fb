/** EventBridge Scheduler, on engine time. */
@NullMarked
package dev.rollcall.local.schedule;

import org.jspecify.annotations.NullMarked;
