package dev.rollcall.core.request;

import java.util.Map;

/**
 * What was answered to a request.
 *
 * @param status of HTTP
 * @param headers by name
 * @param body as it was sent
 */
public record Reply(int status, Map<String, String> headers, Packed body) {
  /** Items hold 400 KB; headers and the rest take the difference. */
  private static final int BYTES_MAX = 350 * 1024;

  /** Copies what it is given. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /**
   * Whether it is worth keeping. One that says that we failed, or that the caller came too soon or
   * was not known, would be wrong the next time; one that is too large is made again instead.
   */
  public boolean isToBeKept() {
    return status < 500 && status != 401 && status != 429 && body.size() <= BYTES_MAX;
  }
}
