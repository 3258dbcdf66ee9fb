package dev.rollcall.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
  private final Scenario scenario = Scenario.load();
  private final Known known =
      new Known(
          Map.of(
              "token", "rc_token",
              "jwt", "a.b.c",
              "streamId", "st-1",
              "accountId", "67",
              "rule", "3c90c3cc-0d44-4b50-8888-8dd25736052a",
              "list", "cl-1",
              "webhook_url", "https://hooks.example.com/"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-listing",
        "2-rule",
        "4-contact-list",
        "5-message-campaign",
        "add-contacts",
        "list-campaign",
        "webhook"
      })
  void fillsEveryPlaceholderOfAPage(String name) {
    Filled request = scenario.request(Page.printed(name), known);

    assertThat(request.body().toString()).doesNotContain("<string>", "{{rule}}");
    assertThat(request.path() + request.headers()).doesNotContain("<", "{{", "xxxxx");
  }

  @Test
  void asksTheRouteOfPageFourForItsAppAndAccount() {
    Filled request = scenario.request(Page.printed("4-contact-list"), known);

    assertThat(request.path())
        .isEqualTo(
            "/campaign/api/v2/public/st-1/campaign/contactList/createContactList?accountId=67");
    assertThat(request.headers())
        .containsEntry("auth", "a.b.c")
        .containsEntry("iid", "st-1")
        .containsEntry("accountId", "67");
  }

  @Test
  void leavesWhatAMessageSaysToItsContacts() {
    JsonNode body = scenario.request(Page.printed("5-message-campaign"), known).body();

    assertThat(body.get("message").asText())
        .isEqualTo("Hi {{firstName}}, are you still interested?");
    assertThat(body.get("scheduleDate").asText()).isEqualTo("2026-12-01T15:00:00.000Z");
  }

  @Test
  void sendsNothingThatIsStillOpen() {
    assertThatThrownBy(() -> scenario.request(new Page("9", Page.printed("stop").printed()), known))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("placeholder");
    assertThatThrownBy(() -> scenario.request(Page.printed("1-listing"), new Known(Map.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("token");
  }

  @Test
  void fillsOnlyWhatAPageHas() {
    assertThatThrownBy(() -> Page.printed("2-rule").with("/body/nmae", TextNode.valueOf("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/body/nmae");
  }

  @Test
  void callsSixtyPeopleInSixZonesByPageThree() {
    JsonNode body = scenario.request(scenario.calls(), known).body();

    assertThat(body.get("targets")).hasSize(60);
    assertThat(new HashSet<>(scenario.targets().values())).hasSize(6);
    assertThat(body.at("/targets/0/from_number").asText()).isEqualTo("+12125550100");
    assertThat(body.at("/targets/0/context").isObject()).isTrue();
    assertThat(scenario.targets()).containsKeys(scenario.stopBefore(), scenario.stopAfter());
  }

  @Test
  void listsFiveHundredInSixZonesOfWhomNobodyIsCalledByPageThree() {
    LargeListing listing = scenario.largeListing();
    JsonNode rows = listing.page().printed().at("/body/contacts");
    Map<String, String> people = listing.people();

    assertThat(rows).hasSize(500);
    assertThat(people)
        .hasSize(499)
        .doesNotContainKeys(scenario.targets().keySet().toArray(String[]::new));
    assertThat(people.keySet()).allMatch(number -> number.matches("\\+1\\d{3}55501\\d{2}"));
    assertThat(new HashSet<>(people.values())).hasSize(6);
    assertThat(rows.get(listing.badRow()).get("phone_number").asText()).isEqualTo("ring twice");
    Set<String> mailboxes = new HashSet<>();
    rows.forEach(row -> mailboxes.add(row.path("email").asText()));
    assertThat(mailboxes).as("everybody has a mailbox, the bad row none").hasSize(500);
  }

  @Test
  void knowsPageFivesContactsAsThePagePrintsThem() {
    JsonNode printed =
        Page.printed("5-message-campaign").printed().at("/body/selectedExistingContacts");

    assertThat(scenario.knownContacts())
        .containsExactlyElementsOf(
            printed
                .valueStream()
                .map(
                    one ->
                        new Scenario.KnownContact(
                            one.get("_id").asText(),
                            one.get("phoneNumber").asText(),
                            one.get("firstName").asText(),
                            one.get("lastName").asText()))
                .toList());
    assertThat(scenario.knownTemplate().number())
        .isEqualTo(
            Page.printed("1-listing").printed().at("/body/contact_template_setting_id").asInt());
  }
}
