package dev.rollcall.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Enrolled;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.tenant.BearerToken;
import dev.rollcall.core.testing.Examples;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of those whom an account must not reach. */
class SuppressionsTest {
  private static final String ADA = Examples.number(1).value();
  private static final String MAILBOX = "ada@example.com";
  private static final String DO_NOT_CALL = "{\"kind\":\"do_not_call\"}";

  private final Stores stores = new Stores();
  private final String token = named("crm");
  private final SuppressionsHandler handler = Doors.suppressions(stores);

  private String named(String name) {
    String text = stores.token(Stores.ACME);
    String key = BearerToken.parse(text).orElseThrow().keyId();
    stores.tenants.save(stores.tenants.token(key).orElseThrow().named(name));
    return text;
  }

  private Answered put(String address, String body) {
    return Call.to(SuppressionsHandler.PUT)
        .bearer(token)
        .path("address", address)
        .json(body)
        .by(handler);
  }

  private Answered show(String address) {
    return Call.to(SuppressionsHandler.SHOW).bearer(token).path("address", address).by(handler);
  }

  private Call delete(String address) {
    return Call.to(SuppressionsHandler.DELETE)
        .bearer(token)
        .path("address", address)
        .query("reason", "signed up again");
  }

  private Answered bulk(Object body) {
    return Call.to(SuppressionsHandler.BULK).bearer(token).json(body.toString()).by(handler);
  }

  private static ObjectNode list(ObjectNode... entries) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("suppressions");
    for (ObjectNode entry : entries) {
      list.add(entry);
    }
    return body;
  }

  private static ObjectNode entry(String address) {
    return JsonNodeFactory.instance.objectNode().put("address", address).put("kind", "do_not_call");
  }

  private boolean isSuppressed(String address) {
    return stores
        .lines
        .find(Stores.ACME, new Address(address))
        .suppression(Channel.CALL, true)
        .isPresent();
  }

  @Test
  void takeAnAddressInAndSayWhoDidItWhenAndWhy() {
    String body =
        "{\"kind\":\"opt_out\",\"channel\":\"sms\",\"source\":\"desk\",\"reason\":\"asked us\"}";

    Answered answered = put(ADA, body);

    assertThat(OpenApi.faultsOf(SuppressionsHandler.PUT, body)).isEmpty();
    assertThat(answered.status()).isEqualTo(201);
    assertThat(answered.body())
        .isEqualTo(
            "{\"address\":\"+12125550101\",\"suppressions\":[{\"kind\":\"opt_out\","
                + "\"channel\":\"sms\",\"since\":\"2026-11-21T15:00:00Z\",\"source\":\"desk\","
                + "\"by\":\"crm\",\"reason\":\"asked us\"}]}");
    assertThat(show(ADA).json().get("suppressions")).isEqualTo(answered.json().get("suppressions"));
    assertThat(show(ADA).json().get("lifted")).isEmpty();
  }

  @Test
  void holdOnEveryChannelUnlessOneIsNamed() {
    put(ADA, DO_NOT_CALL);
    put(MAILBOX, "{\"kind\":\"do_not_call\",\"channel\":\"email\"}");

    assertThat(isSuppressed(ADA)).isTrue();
    assertThat(show(ADA).json().at("/suppressions/0/channel").isNull()).isTrue();
    assertThat(isSuppressed(MAILBOX)).isFalse();
  }

  @Test
  void takeSomebodyOutOfRunningCampaignsBeforeTheyAnswer() {
    Enrolled enrolled = new Enrolled(stores);
    enrolled.pending(1);

    put(ADA, DO_NOT_CALL);

    assertThat(enrolled.now(new Address(ADA)).end().map(End::disposition))
        .contains(Disposition.SUPPRESSED);
  }

  @Test
  void holdSinceWhenTheyDidThoughTheReasonIsToldAnew() {
    put(ADA, DO_NOT_CALL);
    stores.now = Stores.NOW.plusSeconds(60);

    Answered again = put(ADA, "{\"kind\":\"do_not_call\",\"reason\":\"a letter came\"}");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("/suppressions/0/since")).isEqualTo(Stores.NOW.toString());
    assertThat(again.text("/suppressions/0/reason")).isEqualTo("a letter came");
    assertThat(again.json().get("suppressions")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+12125550101", "%2B12125550101", "12125550101", " 12125550101"})
  void takeANumberHoweverItsPlusIsWritten(String address) {
    assertThat(put(address, DO_NOT_CALL).text("/address")).isEqualTo(ADA);
    assertThat(show(address).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.com, ada@example.com",
    "Ada@Example.COM, ada@example.com",
    "ada%40example.com, ada@example.com",
    "ada+news@example.com, ada+news@example.com",
    "ada+news%40example.com, ada+news@example.com",
    "50%25@example.com, 50%25@example.com",
  })
  void takeAMailbox(String address, String read) {
    assertThat(put(address, DO_NOT_CALL).text("/address")).isEqualTo(read);
  }

  @Test
  void nameWhatIsWrongWithPathAndBodyAtOnce() {
    Answered answered = put("nobody", "{\"kind\":\"maybe\",\"chanel\":\"sms\"}");

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.json().get("errors"))
        .extracting(error -> error.get("pointer").asText())
        .containsExactly("{address}", "#/kind", "#/chanel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody", "+1", "+12125550101x", "(212) 555-0101", "a@b", "%zz", "#"})
  void knowNoOtherAddresses(String address) {
    Answered answered = put(address, DO_NOT_CALL);
    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.json().at("/errors").toString())
        .isEqualTo(
            """
            [{"pointer":"{address}",\
            "detail":"must be a telephone number in E.164 or an e-mail address"}]\
            """);
    assertThat(show(address).status()).isEqualTo(404);
    assertThat(delete(address).by(handler).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                             | #
          {}                                                             | #/kind
          {"kind":null}                                                  | #/kind
          {"kind":"DO_NOT_CALL"}                                         | #/kind
          {"kind":"stop","channel":"fax"}                                | #/kind #/channel
          {"kind":"opt_out","channel":7,"source":"","reason":""}         | #/channel #/source #/reason
          {"kind":"opt_out","channel":null,"source":null,"reason":null,"x":1}  | #/x
          """)
  void refuseABodyWithAllThatIsWrong(String body, String pointers) {
    Answered answered = put(ADA, body);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(String.join(" ", answered.json().findValuesAsText("pointer"))).isEqualTo(pointers);
    assertThat(isSuppressed(ADA)).isFalse();
  }

  @Test
  void areListedByAddressPageByPage() {
    for (String address : List.of(MAILBOX, "+12125550103", ADA, "+12125550102")) {
      put(address, DO_NOT_CALL);
    }
    Answered first =
        Call.to(SuppressionsHandler.LIST).bearer(token).query("limit", "3").by(handler);
    Answered second =
        Call.to(SuppressionsHandler.LIST)
            .bearer(token)
            .query("cursor", first.text("/next_cursor"))
            .by(handler);

    assertThat(first.json().findValuesAsText("address"))
        .containsExactly(ADA, "+12125550102", "+12125550103");
    assertThat(second.json().findValuesAsText("address")).containsExactly(MAILBOX);
    assertThat(first.text("/next_cursor")).doesNotContain("2125550103");
  }

  @Test
  void areLiftedOnlyWithARecord() {
    put(ADA, DO_NOT_CALL);
    put(ADA, "{\"kind\":\"opt_out\",\"channel\":\"sms\"}");
    stores.now = Stores.NOW.plusSeconds(60);

    Answered lifted = delete(ADA).by(handler);

    assertThat(lifted.status()).isEqualTo(200);
    assertThat(lifted.json().get("suppressions")).isEmpty();
    assertThat(lifted.json().get("lifted")).hasSize(2);
    assertThat(lifted.text("/lifted/0/lifted_by")).isEqualTo("crm");
    assertThat(lifted.text("/lifted/0/lifted_at")).isEqualTo("2026-11-21T15:01:00Z");
    assertThat(lifted.text("/lifted/0/reason")).isEqualTo("signed up again");
    assertThat(lifted.text("/lifted/0/suppression/kind")).isEqualTo("do_not_call");
    assertThat(show(ADA).body()).isEqualTo(lifted.body());
    assertThat(isSuppressed(ADA)).isFalse();
    assertThat(Call.to(SuppressionsHandler.LIST).bearer(token).by(handler).json().get("data"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'',          '',    ''",
    "opt_out,     '',    do_not_call.all do_not_call.sms",
    "do_not_call, '',    opt_out.all opt_out.sms",
    "'',          sms,   do_not_call.all opt_out.all",
    "'',          all,   do_not_call.sms opt_out.sms",
    "opt_out,     sms,   do_not_call.all do_not_call.sms opt_out.all",
    "opt_out,     all,   do_not_call.all do_not_call.sms opt_out.sms",
  })
  void areLiftedByKindAndChannel(String kind, String channel, String left) {
    for (String k : List.of("do_not_call", "opt_out")) {
      put(ADA, "{\"kind\":\"" + k + "\"}");
      put(ADA, "{\"kind\":\"" + k + "\",\"channel\":\"sms\"}");
    }
    Call call = delete(ADA);
    if (!kind.isEmpty()) {
      call.query("kind", kind);
    }
    if (!channel.isEmpty()) {
      call.query("channel", channel);
    }

    assertThat(call.by(handler).status()).isEqualTo(200);
    assertThat(stores.lines.find(Stores.ACME, new Address(ADA)).suppressions().keySet())
        .containsExactlyInAnyOrder(left.isEmpty() ? new String[0] : left.split(" "));
  }

  @Test
  void cannotBeLiftedWhereThereAreNone() {
    assertThat(delete(ADA).by(handler).status()).isEqualTo(404);
    put(ADA, DO_NOT_CALL);

    assertThat(delete(ADA).query("kind", "opt_out").by(handler).status()).isEqualTo(404);
    assertThat(isSuppressed(ADA)).isTrue();
  }

  @Test
  void sayWhatIsWrongWithTheQuery() {
    put(ADA, DO_NOT_CALL);

    Answered answered =
        delete(ADA)
            .query("kind", "stop")
            .query("channel", "fax")
            .query("reason", "x".repeat(501))
            .query("force", "true")
            .by(handler);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.json().findValuesAsText("pointer"))
        .containsExactly("?kind", "?channel", "?reason", "?force");
    assertThat(isSuppressed(ADA)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void areLiftedForAReasonOnly(String reason) {
    put(ADA, DO_NOT_CALL);

    Answered answered = delete(ADA).query("reason", reason).by(handler);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.json().findValuesAsText("pointer")).containsExactly("?reason");
    assertThat(isSuppressed(ADA)).isTrue();
  }

  @Test
  void areSeenAndLiftedByNobodyElse() {
    put(ADA, DO_NOT_CALL);
    String stranger = stores.token(Stores.GLOBEX);

    assertThat(
            Call.to(SuppressionsHandler.SHOW)
                .bearer(stranger)
                .path("address", ADA)
                .by(handler)
                .status())
        .isEqualTo(404);
    assertThat(delete(ADA).bearer(stranger).by(handler).status()).isEqualTo(404);
    assertThat(Call.to(SuppressionsHandler.LIST).bearer(stranger).by(handler).json().get("data"))
        .isEmpty();
    assertThat(isSuppressed(ADA)).isTrue();
  }

  @Test
  void takeAWholeListInBeforeTheyAnswer() {
    ObjectNode body =
        list(
            entry(ADA),
            entry("(212) 555-0102"),
            entry(MAILBOX).put("kind", "opt_out").put("channel", "email").put("reason", "wrote"),
            entry(" +12125550101 ").put("reason", "the later one counts"));

    Answered answered = bulk(body);

    assertThat(OpenApi.faultsOf(SuppressionsHandler.BULK, body.toString())).isEmpty();
    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.body()).isEqualTo("{\"addresses\":3,\"added\":3}");
    assertThat(isSuppressed("+12125550102")).isTrue();
    assertThat(show(ADA).text("/suppressions/0/reason")).isEqualTo("the later one counts");
    assertThat(show(MAILBOX).text("/suppressions/0/by")).isEqualTo("crm");
    assertThat(bulk(body).body()).isEqualTo("{\"addresses\":3,\"added\":0}");
  }

  @Test
  void takeTenThousandAtOnceAndNoMore() {
    ObjectNode[] entries =
        IntStream.range(0, 10_001)
            .mapToObj(i -> entry("p" + i + "@example.com"))
            .toArray(ObjectNode[]::new);

    Answered tooMany = bulk(list(entries));
    assertThat(tooMany.status()).isEqualTo(422);
    assertThat(tooMany.json().findValuesAsText("pointer")).containsExactly("#/suppressions");

    ObjectNode most = list(Arrays.copyOf(entries, 10_000));
    assertThat(bulk(most).body()).isEqualTo("{\"addresses\":10000,\"added\":10000}");
    assertThat(isSuppressed("p0@example.com")).isTrue();
    assertThat(isSuppressed("p9999@example.com")).isTrue();
    assertThat(isSuppressed("p10000@example.com")).isFalse();
  }

  @Test
  void refuseAListWithEveryFaultByItsIndexAndTakeNobodyIn() {
    ObjectNode body =
        list(
            entry(ADA),
            entry("nobody"),
            entry("+12125550102").put("kind", "stop").put("channel", "fax"),
            entry("+12125550103").put("note", "x"),
            entry("").without("kind"));
    ((ArrayNode) body.get("suppressions")).add("+12125550104").addNull();

    Answered answered = bulk(body);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.json().findValuesAsText("pointer"))
        .containsExactly(
            "#/suppressions/1/address",
            "#/suppressions/2/kind",
            "#/suppressions/2/channel",
            "#/suppressions/3/note",
            "#/suppressions/4/address",
            "#/suppressions/4/kind",
            "#/suppressions/5",
            "#/suppressions/6");
    assertThat(isSuppressed(ADA)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                               | #
          {}                               | #/suppressions
          {"suppressions":null}            | #/suppressions
          {"suppressions":{}}              | #/suppressions
          {"suppressions":[],"more":1}     | #/suppressions #/more
          """)
  void refuseWhatIsNoList(String body, String pointers) {
    Answered answered = bulk(body);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(String.join(" ", answered.json().findValuesAsText("pointer"))).isEqualTo(pointers);
  }

  @Test
  void answerTheSameListUnderTheSameKeyWithTheFirstAnswer() {
    Call call =
        Call.to(SuppressionsHandler.BULK)
            .bearer(token)
            .header("idempotency-key", "k1")
            .json(list(entry(ADA)).toString());

    JsonNode first = call.by(handler).json();

    assertThat(call.by(handler).json()).isEqualTo(first);
    assertThat(call.json(list(entry(MAILBOX)).toString()).by(handler).status()).isEqualTo(422);
  }

  @Test
  void areForKnownCallersWithReadableBodiesOnly() {
    Call put = Call.to(SuppressionsHandler.PUT).path("address", ADA);

    assertThat(put.json(DO_NOT_CALL).by(handler).status()).isEqualTo(401);
    assertThat(put.bearer(token).body("{").by(handler).status()).isEqualTo(400);
    assertThat(put.header("content-type", "text/plain").by(handler).status()).isEqualTo(415);
    assertThat(Call.to(SuppressionsHandler.LIST).by(handler).status()).isEqualTo(401);
    assertThat(isSuppressed(ADA)).isFalse();
  }
}
