package dev.rollcall.api.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Recognises JSON by its content type: in UTF-8, which needs no saying. */
final class MediaType {
  private MediaType() {}

  static boolean isJson(String contentType) {
    return is("application/json", contentType);
  }

  /** A patch as RFC 7396 has it. */
  static boolean isMergePatch(String contentType) {
    return is("application/merge-patch+json", contentType);
  }

  private static boolean is(String wanted, String contentType) {
    List<String> parts =
        Arrays.stream(contentType.toLowerCase(Locale.ROOT).split(";", -1))
            .map(String::strip)
            .toList();
    return parts.getFirst().equals(wanted)
        && parts.stream()
            .filter(part -> part.startsWith("charset="))
            .map(part -> part.substring("charset=".length()).replace("\"", ""))
            .allMatch(charset -> charset.equals("utf-8") || charset.equals("utf8"));
  }
}
