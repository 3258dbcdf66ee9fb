/** EventBridge: an endpoint for PutEvents, and the rules that its events are matched with. */
@NullMarked
package dev.rollcall.local.bus;

import org.jspecify.annotations.NullMarked;
