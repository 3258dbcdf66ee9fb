package dev.rollcall.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.tenant.BearerToken;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.TokenRecord;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {
  private final Stores stores = new Stores();
  private final Authenticator authenticator = stores.authenticator();

  private Caller callerOf(String header) {
    Call call = Call.to("GET /v1/campaigns").header("Authorization", header);
    return authenticator.callerOf(new HttpRequest(call.event()));
  }

  private static TenantId tenant(Caller caller) {
    return ((Caller.Known) caller).tenant().id();
  }

  @Test
  void knowsWhomATokenSpeaksFor() {
    assertThat(tenant(callerOf("Bearer " + stores.token(Stores.ACME)))).isEqualTo(Stores.ACME);
    assertThat(tenant(callerOf("bearer  " + stores.token(Stores.GLOBEX)))).isEqualTo(Stores.GLOBEX);
  }

  @Test
  void knowsWhoExactlySpeaks() {
    String token = stores.token(Stores.ACME);
    TokenRecord kept =
        stores.tenants.token(BearerToken.parse(token).orElseThrow().keyId()).orElseThrow();

    assertThat(principal(callerOf("Bearer " + token)).who()).isEqualTo(kept.keyId());
    stores.nanos += Authenticator.TOKEN_AGE_MAX.toNanos();
    stores.tenants.save(kept.named("Zoë's script"));
    assertThat(principal(callerOf("Bearer " + token)))
        .isEqualTo(new Principal(kept.keyId(), Optional.of("Zoë's script")));
    assertThat(principal(callerOf("Bearer " + token)).who()).isEqualTo("Zoë's script");
  }

  private static Principal principal(Caller caller) {
    return ((Caller.Known) caller).principal();
  }

  @Test
  void tellsACallerWithoutATokenFromOneWithABadOne() {
    HttpRequest without = new HttpRequest(Call.to("GET /v1/campaigns").event());

    assertThat(authenticator.callerOf(without)).isEqualTo(new Caller.Anonymous());
    assertThat(callerOf(" ")).isEqualTo(new Caller.Anonymous());
    assertThat(callerOf("Bearer x")).isEqualTo(new Caller.Refused());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Basic dXNlcjpwYXNz",
        "Bearer rc_000000000000_0000000000000000000000000000000000000000000",
        "Bearer a b",
        "Bearer null"
      })
  void refusesWhatIsNoTokenOfOurs(String header) {
    assertThat(callerOf(header)).isEqualTo(new Caller.Refused());
  }

  @Test
  void refusesAKnownKeyWithAnotherSecret() {
    BearerToken mine = BearerToken.parse(stores.token(Stores.ACME)).orElseThrow();
    BearerToken other = BearerToken.parse(stores.token(Stores.GLOBEX)).orElseThrow();

    assertThat(callerOf("Bearer " + new BearerToken(mine.keyId(), other.secret()).text()))
        .isEqualTo(new Caller.Refused());
  }

  @Test
  void refusesATokenFromTheInstantItExpires() {
    String token = stores.token(Stores.ACME, Optional.of(Stores.NOW.plusSeconds(60)));

    stores.now = Stores.NOW.plusSeconds(59);
    assertThat(callerOf("Bearer " + token)).isInstanceOf(Caller.Known.class);
    stores.now = Stores.NOW.plusSeconds(60);
    assertThat(callerOf("Bearer " + token)).isEqualTo(new Caller.Refused());
  }

  @Test
  void refusesATokenWhoseAccountIsGone() {
    assertThat(callerOf("Bearer " + stores.token(new TenantId("gone"))))
        .isEqualTo(new Caller.Refused());
  }

  @Test
  void remembersATokenForHalfAMinuteAtMost() {
    String token = stores.token(Stores.ACME);
    assertThat(callerOf("Bearer " + token)).isInstanceOf(Caller.Known.class);

    revoke(token);
    stores.nanos += Duration.ofSeconds(30).toNanos() - 1;
    assertThat(callerOf("Bearer " + token)).isInstanceOf(Caller.Known.class);
    stores.nanos += 1;
    assertThat(callerOf("Bearer " + token)).isEqualTo(new Caller.Refused());
  }

  private void revoke(String token) {
    String keyId = BearerToken.parse(token).orElseThrow().keyId();
    TokenRecord kept = stores.tenants.token(keyId).orElseThrow();
    stores.tenants.save(
        new TokenRecord(
            keyId,
            kept.tenant(),
            kept.secretHash(),
            kept.createdAt(),
            Optional.of(stores.now),
            kept.name()));
  }
}
