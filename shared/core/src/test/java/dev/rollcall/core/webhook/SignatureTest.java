package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long AT = 1_614_265_330;
  private static final String BODY = "{\"test\": 2432232314}";

  /** The example that the Standard Webhooks libraries share. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private final Signature signature = Signature.of(SECRET);

  @Test
  void signsAsEveryStandardWebhooksLibraryDoes() {
    assertThat(signature.sign(ID, AT, BODY)).isEqualTo(SIGNED);
  }

  @Test
  void readsAPrefixedSecretAsBase64AndAnyOtherAsItsBytes() {
    String plain = "a plain secret";
    String coded =
        "whsec_" + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

    assertThat(Signature.of(plain).sign(ID, AT, BODY))
        .isEqualTo(Signature.of(coded).sign(ID, AT, BODY))
        .isNotEqualTo(SIGNED);
  }

  @Test
  void recognisesItsOwnAmongSeveral() {
    assertThat(signature.verify(ID, AT, BODY, SIGNED)).isTrue();
    assertThat(signature.verify(ID, AT, BODY, "v1,bm90IHRoaXM= " + SIGNED + " v1a,xyz")).isTrue();
  }

  @Test
  void refusesAnotherMessageTimeIdOrSecret() {
    assertThat(signature.verify(ID, AT, BODY + " ", SIGNED)).isFalse();
    assertThat(signature.verify(ID, AT + 1, BODY, SIGNED)).isFalse();
    assertThat(signature.verify("msg_other", AT, BODY, SIGNED)).isFalse();
    assertThat(Signature.of("another").verify(ID, AT, BODY, SIGNED)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "v1,",
        "v1",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
        "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
      })
  void refusesAHeaderThatDoesNotCarryIt(String header) {
    assertThat(signature.verify(ID, AT, BODY, header)).isFalse();
  }

  @Test
  void saysWhichTextsCanBeSecrets() {
    assertThat(Signature.isSecret("anything at all")).isTrue();
    assertThat(Signature.isSecret(SECRET)).isTrue();
    assertThat(Signature.isSecret("")).isFalse();
    assertThat(Signature.isSecret("whsec_")).isFalse();
    assertThat(Signature.isSecret("whsec_not base64")).isFalse();
  }
}
