package dev.rollcall.api.kore;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.tenant.App;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** An app of the first account, its tokens, and the handlers of this dialect over its stores. */
final class Kore {
  static final String CLIENT = "cs-1e845b00-81ad-5757-a1e7-d0f6fea227e9";
  static final String SECRET = "5OcBSQtH/k6Q/S6A3bseYfOee02YjjLLTNoT1qZDBso=";
  static final String ACCOUNT = "67777ce93e25326494eaaaaa";
  static final String STREAM = "st-0603182c-7ffb-53c3-b307-47ca14baaaaa";

  /** The world's time, which is not the engine's. */
  static final Instant REAL = Instant.parse("2026-11-21T09:30:00Z");

  private final Stores stores;

  Kore(Stores stores) {
    this.stores = stores;
    stores.tenants.save(app());
  }

  static App app() {
    return new App(CLIENT, Stores.ACME, SECRET, App.HS256, ACCOUNT, STREAM, true, REAL);
  }

  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(CLIENT)
        .subject("u-eb5bbee1-6af9-5b9a-b471-03a3fe4aaaaa")
        .issueTime(Date.from(REAL))
        .expirationTime(Date.from(REAL.plus(Duration.ofHours(1))));
  }

  static String token() {
    return token(claims -> claims);
  }

  static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return token(change.apply(claims()).build(), SECRET);
  }

  static String token(JWTClaimsSet claims, String secret) {
    return signed(new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims), secret);
  }

  static String signed(SignedJWT jwt, String secret) {
    try {
      jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private AppAuthentication authentication(Whereabouts whereabouts) {
    return new AppAuthentication(
        new AppTokens(stores.tenants, () -> stores.nanos, () -> REAL), stores.views, whereabouts);
  }

  CreateContactListHandler creating() {
    return new CreateContactListHandler(
        stores.door(authentication(CreateContactListHandler.WHEREABOUTS), new Errors()),
        new Errors(),
        stores.contactLists);
  }

  AddContactsHandler adding() {
    return new AddContactsHandler(
        stores.door(authentication(AddContactsHandler.WHEREABOUTS), new Errors()),
        new Errors(),
        stores.contactLists,
        stores.addToList(),
        stores.numbers,
        stores.zones);
  }

  /** A request to make a list, by a good token. */
  static Call create() {
    return create(token());
  }

  static Call create(String token) {
    return Call.to(CreateContactListHandler.ROUTE)
        .path("streamId", STREAM)
        .query("accountId", ACCOUNT)
        .header("auth", token)
        .header("iid", STREAM)
        .header("accountid", ACCOUNT);
  }

  /** A request to add contacts, by a good token. */
  static Call add() {
    return Call.to(AddContactsHandler.ROUTE).path("iid", STREAM).header("auth", token());
  }
}
