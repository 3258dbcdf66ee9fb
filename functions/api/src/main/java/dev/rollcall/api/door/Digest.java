package dev.rollcall.api.door;

import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.store.Fingerprint;
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
    return Fingerprint.of(target, request.text().orElse(""));
  }
}
