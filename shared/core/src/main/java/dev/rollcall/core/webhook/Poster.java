package dev.rollcall.core.webhook;

/** Posts to endpoints. */
@FunctionalInterface
public interface Poster {
  /** Posts once, within a limited time, following no redirect. */
  Reply post(Post post);
}
