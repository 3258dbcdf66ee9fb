package dev.rollcall.house;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.core.tenant.App;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/**
 * Requests of an app that gathers contacts.
 *
 * @param secret signs its tokens
 * @param tenant whom it speaks for
 */
record Contacts(String secret, TenantId tenant) {
  static final String CREATE =
      "/campaign/api/v2/public/st-1/campaign/contactList/createContactList?accountId=account";
  static final String ADD = "/api/1.1/public/st-1/campaign/contactList/addContacts";

  private static final String NAME = "By an app";

  void letAppIn(Tenants tenants, Instant now) {
    tenants.save(new App("cs-1", tenant, secret, App.HS256, "account", "st-1", true, now));
  }

  HttpRequest.Builder sign(HttpRequest.Builder request, Instant now, String key)
      throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder()
                .issuer("cs-1")
                .expirationTime(Date.from(now.plusSeconds(600)))
                .build());
    jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
    return request
        .header("auth", jwt.serialize())
        .header("iid", "st-1")
        .header("accountId", "account")
        .header("Idempotency-Key", key)
        .header("Content-Type", "application/json");
  }

  String list() {
    return new ObjectMapper()
        .createObjectNode()
        .put("name", NAME)
        .put("description", "For a test")
        .put("source", "passiveApi")
        .toString();
  }

  /** One part of contacts, some of whom campaigns know already, and all in another zone. */
  String few(String number, String rows, String zone, String region) {
    return contacts(10, number, rows, zone, region);
  }

  /** Several parts of them. */
  String many(String number, String rows, String zone, String region) {
    return contacts(600, number, rows, zone, region);
  }

  private static String contacts(
      int count, String number, String rows, String zone, String region) {
    ObjectNode body = new ObjectMapper().createObjectNode();
    if (rows.equals("data")) {
      body.put("contact_list_name", NAME);
    }
    for (int i = 0; i < count; i++) {
      body.withArray(rows)
          .addObject()
          .put(number, "+1%d55501%02d".formatted(212 + i / 100, (20 + i) % 100))
          .put(zone, region);
    }
    return body.toString();
  }
}
