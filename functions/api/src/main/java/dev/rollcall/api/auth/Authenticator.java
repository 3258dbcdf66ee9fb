package dev.rollcall.api.auth;

import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.core.tenant.BearerToken;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.core.tenant.TokenRecord;
import dev.rollcall.core.view.Cache;
import dev.rollcall.core.view.Ticker;
import dev.rollcall.core.view.Views;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by its bearer token which tenant a request speaks for. */
public final class Authenticator implements Authentication {
  /** For so long a token may still open after it was taken away. */
  public static final Duration TOKEN_AGE_MAX = Duration.ofSeconds(30);

  private static final Pattern BEARER =
      Pattern.compile("Bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

  private final Views views;
  private final InstantSource clock;
  private final Cache<String, TokenRecord> tokens;

  /** Authentication against these stores. */
  public Authenticator(Tenants tenants, Views views, Ticker ticker, InstantSource clock) {
    this.views = views;
    this.clock = clock;
    this.tokens = new Cache<>(ticker, TOKEN_AGE_MAX, tenants::token);
  }

  @Override
  public Caller callerOf(HttpRequest request) {
    Optional<String> header = request.header("authorization").filter(text -> !text.isBlank());
    if (header.isEmpty()) {
      return new Caller.Anonymous();
    }
    return Optional.of(BEARER.matcher(header.get()))
        .filter(Matcher::matches)
        .map(parts -> parts.group(1))
        .flatMap(BearerToken::parse)
        .flatMap(this::opened)
        .flatMap(this::known)
        .orElseGet(Caller.Refused::new);
  }

  private Optional<Caller> known(TokenRecord kept) {
    return views
        .tenant(kept.tenant())
        .map(tenant -> new Caller.Known(tenant, new Principal(kept.keyId(), kept.name())));
  }

  private Optional<TokenRecord> opened(BearerToken token) {
    return tokens.get(token.keyId()).filter(kept -> token.opens(kept, clock.instant()));
  }
}
