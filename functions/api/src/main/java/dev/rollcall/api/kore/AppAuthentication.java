package dev.rollcall.api.kore;

import dev.rollcall.api.auth.Authentication;
import dev.rollcall.api.auth.Caller;
import dev.rollcall.api.auth.Principal;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.api.kore.AppTokens.Signer;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.view.Views;
import java.time.InstantSource;
import java.util.Optional;

/** Tells by the token in its {@code auth} header which tenant a request speaks for. */
final class AppAuthentication implements Authentication {
  private final AppTokens tokens;
  private final Views views;
  private final Whereabouts whereabouts;

  AppAuthentication(AppTokens tokens, Views views, Whereabouts whereabouts) {
    this.tokens = tokens;
    this.views = views;
    this.whereabouts = whereabouts;
  }

  static AppAuthentication of(Wiring wiring, Whereabouts whereabouts) {
    return new AppAuthentication(
        new AppTokens(wiring.stores().tenants(), wiring.ticker(), InstantSource.system()),
        wiring.views(),
        whereabouts);
  }

  @Override
  public Caller callerOf(HttpRequest request) {
    Optional<String> token =
        request.header("auth").map(String::strip).filter(text -> !text.isEmpty());
    return token.isEmpty()
        ? new Caller.Anonymous()
        : token
            .flatMap(tokens::signerOf)
            .flatMap(signer -> caller(request, signer))
            .orElseGet(Caller.Refused::new);
  }

  private Optional<Caller> caller(HttpRequest request, Signer signer) {
    return views
        .tenant(signer.app().tenant())
        .map(
            tenant ->
                whereabouts
                    .objection(request, signer.app())
                    .<Caller>map(Caller.Foreign::new)
                    .orElseGet(
                        () ->
                            new Caller.Known(
                                tenant, new Principal(signer.app().clientId(), signer.subject()))));
  }
}
