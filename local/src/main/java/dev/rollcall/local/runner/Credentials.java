package dev.rollcall.local.runner;

import dev.rollcall.core.tenant.App;
import dev.rollcall.core.tenant.BearerToken;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.TokenRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * The secrets of an embedded cloud's two tenants; with a data directory they are kept there, so
 * that a restart changes nothing for its callers.
 *
 * @param values by the name that an env file gives them
 */
record Credentials(Map<String, String> values) {
  static final TenantId TENANT = new TenantId("demo");
  static final TenantId TENANT_B = new TenantId("other");

  static final String TOKEN = "ROLLCALL_TOKEN";
  static final String TOKEN_B = "ROLLCALL_TOKEN_B";
  static final String CARRIER_SECRET = "ROLLCALL_CARRIER_SECRET";
  static final String WEBHOOK_SECRET = "ROLLCALL_WEBHOOK_SECRET";

  static final String KORE_JWT = "ROLLCALL_KORE_JWT";
  static final String KORE_CLIENT = "cs-rollcall-demo";
  static final String KORE_SECRET = "ROLLCALL_KORE_SECRET";
  static final String KORE_ACCOUNT = "ROLLCALL_KORE_ACCOUNT";
  static final String KORE_STREAM = "ROLLCALL_KORE_STREAM";

  private static final String FILE = "credentials.properties";

  /** The secrets kept in a directory, or new ones, kept there from now on. */
  static Credentials of(Optional<Path> data) {
    Optional<Path> file = data.map(dir -> dir.resolve(FILE)).filter(Files::exists);
    if (file.isPresent()) {
      return read(file.get()).withFreshJwt();
    }
    Credentials fresh = fresh(new SecureRandom());
    data.ifPresent(dir -> fresh.write(dir.resolve(FILE)));
    return fresh;
  }

  String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no " + name);
    }
    return value;
  }

  /** What the tenants' table keeps of the two tokens. */
  TokenRecord record(String name, TenantId tenant, Instant now) {
    return BearerToken.parse(get(name)).orElseThrow().kept(tenant, now, Optional.empty());
  }

  /** The app whose JWT is among these. */
  App app(TenantId tenant, Instant now) {
    return new App(
        KORE_CLIENT,
        tenant,
        get(KORE_SECRET),
        App.HS256,
        get(KORE_ACCOUNT),
        get(KORE_STREAM),
        true,
        now);
  }

  /** A JWT ends in the world's time, though the secrets are kept for longer. */
  private Credentials withFreshJwt() {
    Map<String, String> fresh = new LinkedHashMap<>(values);
    fresh.put(KORE_JWT, KoreJwt.of(KORE_CLIENT, get(KORE_SECRET), get(KORE_ACCOUNT)));
    return new Credentials(fresh);
  }

  private static Credentials fresh(SecureRandom random) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(TOKEN, token(TENANT, random));
    values.put(TOKEN_B, token(TENANT_B, random));
    String secret = hex(random, 32);
    String account = hex(random, 12);
    String stream = "st-" + UUID.randomUUID();
    values.put(KORE_JWT, KoreJwt.of(KORE_CLIENT, secret, account));
    values.put(KORE_SECRET, secret);
    values.put(KORE_ACCOUNT, account);
    values.put(KORE_STREAM, stream);
    values.put(CARRIER_SECRET, hex(random, 32));
    values.put(WEBHOOK_SECRET, hex(random, 32));
    return new Credentials(values);
  }

  private static String token(TenantId tenant, SecureRandom random) {
    return BearerToken.issue(tenant, random, Instant.EPOCH, Optional.empty()).token().text();
  }

  private static String hex(SecureRandom random, int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  private static Credentials read(Path file) {
    Properties kept = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      kept.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> values = new LinkedHashMap<>();
    kept.stringPropertyNames().stream()
        .sorted()
        .forEach(name -> values.put(name, kept.getProperty(name)));
    return new Credentials(values);
  }

  private void write(Path file) {
    Properties kept = new Properties();
    kept.putAll(values);
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      try (var writer = Files.newBufferedWriter(file)) {
        kept.store(writer, "Secrets of this embedded cloud.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
