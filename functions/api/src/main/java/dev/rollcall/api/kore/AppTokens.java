package dev.rollcall.api.kore;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.api.auth.Authenticator;
import dev.rollcall.core.tenant.App;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.core.view.Cache;
import dev.rollcall.core.view.Ticker;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells which app signed a token. How it must be signed follows from what is kept of the app alone:
 * nothing that a token says about itself can weaken that.
 */
final class AppTokens {
  /** How far two clocks may be apart. */
  static final Duration SKEW_MAX = Duration.ofSeconds(60);

  /** A token that lasts longer might as well never end. */
  static final Duration LIFE_MAX = Duration.ofDays(366);

  private final Cache<String, App> apps;
  private final InstantSource realTime;

  /**
   * Tokens of the apps in this store.
   *
   * @param realTime the world's, which tokens are dated by, not the engine's
   */
  AppTokens(Tenants tenants, Ticker ticker, InstantSource realTime) {
    this.apps = new Cache<>(ticker, Authenticator.TOKEN_AGE_MAX, tenants::app);
    this.realTime = realTime;
  }

  /**
   * Whoever signed a token.
   *
   * @param subject for whom the app speaks, if it says so
   */
  record Signer(App app, Optional<String> subject) {}

  /** Who signed a token; empty if it is not good, for whatever reason. */
  Optional<Signer> signerOf(String text) {
    try {
      SignedJWT token = SignedJWT.parse(text);
      JWTClaimsSet claims = token.getJWTClaimsSet();
      return clientOf(claims)
          .filter(App::isName)
          .flatMap(apps::get)
          .filter(app -> isSignedBy(app, token))
          .filter(app -> isTimely(app, claims))
          .map(
              app ->
                  new Signer(
                      app, Optional.ofNullable(claims.getSubject()).filter(who -> !who.isBlank())));
    } catch (ParseException notAToken) {
      return Optional.empty();
    }
  }

  /** Two names are one too many, unless they are the same. */
  private static Optional<String> clientOf(JWTClaimsSet claims) throws ParseException {
    String issuer = claims.getIssuer();
    String appId = claims.getStringClaim("appId");
    return issuer != null && appId != null && !issuer.equals(appId)
        ? Optional.empty()
        : Optional.ofNullable(issuer).or(() -> Optional.ofNullable(appId));
  }

  private static boolean isSignedBy(App app, SignedJWT token) {
    if (!app.algorithm().equals(App.HS256)
        || !token.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
        || !App.isStrong(app.secret())) {
      return false;
    }
    try {
      return token.verify(new MACVerifier(app.secret().getBytes(StandardCharsets.UTF_8)));
    } catch (JOSEException unverifiable) {
      return false;
    }
  }

  private boolean isTimely(App app, JWTClaimsSet claims) {
    Instant now = realTime.instant();
    Optional<Instant> end = instant(claims.getExpirationTime());
    boolean lasts =
        end.map(at -> now.isBefore(at.plus(SKEW_MAX)) && !at.isAfter(now.plus(LIFE_MAX)))
            .orElse(!app.requireExp());
    return lasts
        && hasCome(instant(claims.getNotBeforeTime()), now)
        && hasCome(instant(claims.getIssueTime()), now);
  }

  private static boolean hasCome(Optional<Instant> at, Instant now) {
    return at.filter(instant -> instant.isAfter(now.plus(SKEW_MAX))).isEmpty();
  }

  private static Optional<Instant> instant(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toInstant);
  }
}
