package dev.rollcall.api.door;

import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.aws.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** Tells by a hash whether two requests ask for the same: method, path, query and body. */
final class Digest {
  private Digest() {}

  static String of(HttpRequest request) {
    String target =
        Json.write(
            List.of(
                request.route(),
                new TreeMap<>(request.pathParameters()),
                new TreeMap<>(request.query())));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(target.getBytes(StandardCharsets.UTF_8));
      digest.update(request.text().orElse("").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
