package dev.rollcall.api.kore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.tenant.App;
import dev.rollcall.core.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is let in by the token in the {@code auth} header, and who is not. */
class AppTokenTest {
  private static final String BODY =
      "{\"name\":\"Due\",\"description\":\"Whoever is due\",\"source\":\"passiveApi\"}";

  private final Stores stores = new Stores();
  private final Kore kore = new Kore(stores);
  private final CreateContactListHandler handler = kore.creating();

  private Answered show(String token) {
    return by(Kore.create(token));
  }

  private Answered by(Call call) {
    return call.json(BODY).by(handler);
  }

  private void assertRefused(Answered answered) {
    assertThat(answered.status()).as(answered.body()).isEqualTo(401);
    assertThat(answered.body())
        .isEqualTo(
            """
            {"status":"failed","errors":[\
            {"msg":"the token in the auth header is not valid","code":4002}]}\
            """);
    assertThat(stores.contactLists.recent(Stores.ACME, Optional.empty(), 1).items()).isEmpty();
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Date at(Duration fromNow) {
    return Date.from(Kore.REAL.plus(fromNow));
  }

  @Test
  void aGoodTokenOpens() {
    assertThat(show(Kore.token()).status()).isEqualTo(201);
  }

  @Test
  void aTokenMayNameItsAppByAppId() {
    String byAppId = Kore.token(claims -> claims.issuer(null).claim("appId", Kore.CLIENT));
    assertThat(show(byAppId).status()).isEqualTo(201);
  }

  @Test
  void aTokenMayNameItsAppTwice() {
    assertThat(show(Kore.token(claims -> claims.claim("appId", Kore.CLIENT))).status())
        .isEqualTo(201);
  }

  @Test
  void withoutATokenTheAnswerSaysSo() {
    Answered answered =
        by(
            Call.to(CreateContactListHandler.ROUTE)
                .path("streamId", Kore.STREAM)
                .bearer(stores.token(Stores.ACME)));

    assertThat(answered.status()).isEqualTo(401);
    assertThat(answered.text("/errors/0/code")).isEqualTo("4002");
    assertThat(answered.text("/errors/0/msg")).isEqualTo("the auth header is missing");
  }

  static Stream<Arguments> attacks() throws Exception {
    JWTClaimsSet claims = Kore.claims().build();
    KeyPair rsa = rsa();
    SignedJWT byRsa = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    byRsa.sign(new RSASSASigner(rsa.getPrivate()));
    String good = Kore.token();
    String[] parts = good.split("\\.", -1);
    return Stream.of(
        arguments("no token at all", "x"),
        arguments("three dots", "..."),
        arguments("none", new PlainJWT(claims).serialize()),
        arguments(
            "none with a signature",
            encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]),
        arguments(
            "an RS256 header over an HMAC",
            encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]),
        arguments("signed by RS256", byRsa.serialize()),
        arguments("a wrong secret", Kore.token(claims, "w".repeat(44))),
        arguments("no signature", parts[0] + "." + parts[1] + "."),
        arguments("claims exchanged", parts[0] + "." + encoded("{\"iss\":\"x\"}") + "." + parts[2]),
        arguments(
            "a critical header that nobody knows",
            Kore.signed(
                new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .criticalParams(Set.of("exotic"))
                        .customParam("exotic", true)
                        .build(),
                    claims),
                Kore.SECRET)),
        arguments("claims that are no object", Kore.token().replace(parts[1], encoded("[]"))),
        arguments("nobody's", Kore.token(c -> c.issuer(null))),
        arguments("a wrong iss", Kore.token(c -> c.issuer("cs-other"))),
        arguments("an iss of many characters", Kore.token(c -> c.issuer("x".repeat(3000)))),
        arguments("an empty iss", Kore.token(c -> c.issuer(""))),
        arguments("iss and appId differ", Kore.token(c -> c.claim("appId", "cs-other"))),
        arguments(
            "iss is another's, appId right",
            Kore.token(c -> c.issuer("cs-other").claim("appId", Kore.CLIENT))),
        arguments("an appId that is no text", Kore.token(c -> c.claim("appId", 7))),
        arguments("an iss that is no text", Kore.token(c -> c.claim("iss", 7))),
        arguments("no exp", Kore.token(c -> c.expirationTime(null))),
        arguments("an exp that is no time", Kore.token(c -> c.claim("exp", "tomorrow"))),
        arguments("expired", Kore.token(c -> c.expirationTime(at(Duration.ofSeconds(-60))))),
        arguments("long expired", Kore.token(c -> c.expirationTime(Date.from(Instant.EPOCH)))),
        arguments(
            "too far exp",
            Kore.token(c -> c.expirationTime(at(Duration.ofDays(366).plusSeconds(1))))),
        arguments("a far exp", Kore.token(c -> c.claim("exp", 99_999_999_999L))),
        arguments("not yet", Kore.token(c -> c.notBeforeTime(at(Duration.ofSeconds(61))))),
        arguments("issued later", Kore.token(c -> c.issueTime(at(Duration.ofSeconds(61))))));
  }

  private static KeyPair rsa() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void isRefused(String attack, String token) {
    assertRefused(show(token));
  }

  @ParameterizedTest
  @CsvSource({"-59, 0, 0", "3600, 60, 60", "31622400, -9999, -9999"})
  void clocksMayDifferByAMinute(long exp, long nbf, long iat) {
    String token =
        Kore.token(
            claims ->
                claims
                    .expirationTime(at(Duration.ofSeconds(exp)))
                    .notBeforeTime(at(Duration.ofSeconds(nbf)))
                    .issueTime(at(Duration.ofSeconds(iat))));

    assertThat(show(token).status()).isEqualTo(201);
  }

  @Test
  void theEngineMayLiveInAnotherTime() {
    stores.now = Kore.REAL.plus(Duration.ofDays(900));

    assertThat(show(Kore.token()).status()).isEqualTo(201);
  }

  static Stream<Arguments> records() {
    App app = Kore.app();
    return Stream.of(
        arguments("without a secret", with(app, "", App.HS256)),
        arguments("with a weak secret", with(app, "x".repeat(31), App.HS256)),
        arguments("whose algorithm is none", with(app, Kore.SECRET, "none")),
        arguments("whose algorithm is unknown", with(app, Kore.SECRET, "HS512")),
        arguments(
            "of a tenant that is gone",
            new App(
                app.clientId(),
                new TenantId("gone"),
                app.secret(),
                app.algorithm(),
                app.accountId(),
                app.streamId(),
                true,
                app.createdAt())));
  }

  private static App with(App app, String secret, String algorithm) {
    return new App(
        app.clientId(),
        app.tenant(),
        secret,
        algorithm,
        app.accountId(),
        app.streamId(),
        true,
        app.createdAt());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("records")
  void anAppOpensNothing(String which, App app) {
    stores.tenants.save(app);

    assertRefused(show(Kore.token()));
  }

  /** HMAC with an empty or short secret can be computed by anybody. */
  @Test
  void aTokenSignedByAWeakSecretIsRefusedThoughItIsTheRecords() {
    String weak = "x".repeat(31);
    stores.tenants.save(with(Kore.app(), weak, App.HS256));
    String header = encoded("{\"alg\":\"HS256\"}");
    String payload =
        encoded(
            "{\"iss\":\"" + Kore.CLIENT + "\",\"exp\":" + (Kore.REAL.getEpochSecond() + 9) + "}");

    assertRefused(show(header + "." + payload + "." + hmac(weak, header + "." + payload)));
  }

  private static String hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The algorithm is the record's choice, even among those that the same secret would serve. */
  @Test
  void theRightSecretByAnotherAlgorithmIsRefused() {
    String secret = "s".repeat(64);
    stores.tenants.save(with(Kore.app(), secret, App.HS256));
    JWTClaimsSet claims = Kore.claims().build();

    for (JWSAlgorithm other : List.of(JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
      assertRefused(show(Kore.signed(new SignedJWT(new JWSHeader(other), claims), secret)));
    }
    assertThat(show(Kore.token(claims, secret)).status()).isEqualTo(201);
  }

  @Test
  void anAppMayBeExcusedFromAnEndButNotFromOneThatIsPast() {
    App app = Kore.app();
    stores.tenants.save(
        new App(
            app.clientId(),
            app.tenant(),
            app.secret(),
            app.algorithm(),
            app.accountId(),
            app.streamId(),
            false,
            app.createdAt()));

    assertRefused(show(Kore.token(c -> c.expirationTime(at(Duration.ofHours(-1))))));
    assertThat(show(Kore.token(c -> c.expirationTime(null))).status()).isEqualTo(201);
  }

  @Test
  void anAppThatWasTakenAwayOpensNothingHalfAMinuteLater() {
    assertThat(show(Kore.token()).status()).isEqualTo(201);
    stores.tenants.removeApp(Kore.CLIENT);

    stores.nanos += Duration.ofSeconds(31).toNanos();

    assertThat(show(Kore.token()).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          path   | st-other | the path is not the token's
          iid    | st-other | the header iid is not the token's
          iid    | ''       | the header iid is missing
          header | other    | the header accountId is not the token's
          header | ''       | the header accountId is missing
          query  | other    | the query's accountId is not the token's
          query  | ''       | the query's accountId is missing
          """)
  void accountAndStreamMustBeTheAppsWhereverTheyAreNamed(String where, String value, String msg) {
    Call call =
        Call.to(CreateContactListHandler.ROUTE)
            .header("auth", Kore.token())
            .path("streamId", where.equals("path") ? value : Kore.STREAM);
    if (!where.equals("iid") || !value.isEmpty()) {
      call.header("iid", where.equals("iid") ? value : Kore.STREAM);
    }
    if (!where.equals("header") || !value.isEmpty()) {
      call.header("accountId", where.equals("header") ? value : Kore.ACCOUNT);
    }
    if (!where.equals("query") || !value.isEmpty()) {
      call.query("accountId", where.equals("query") ? value : Kore.ACCOUNT);
    }

    Answered answered = by(call);

    assertThat(answered.status()).isEqualTo(403);
    assertThat(answered.text("/errors/0/msg")).isEqualTo(msg);
    assertThat(answered.text("/errors/0/code")).isEqualTo("4003");
  }

  @Test
  void everythingThatIsNotTheAppsIsNamed() {
    Answered answered =
        by(
            Call.to(CreateContactListHandler.ROUTE)
                .header("auth", Kore.token())
                .path("streamId", "st-other")
                .header("iid", "st-other"));

    assertThat(answered.text("/errors/0/msg"))
        .isEqualTo(
            "the path is not the token's; the header iid is not the token's;"
                + " the header accountId is missing; the query's accountId is missing");
  }
}
