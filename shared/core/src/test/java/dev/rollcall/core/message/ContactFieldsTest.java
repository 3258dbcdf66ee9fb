package dev.rollcall.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.contact.Address;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a template may call what is known of a contact. */
class ContactFieldsTest {
  private static final Address ADA = new Address("+12125550101");

  private static ContactFields known(Map<String, Object> values) {
    return ContactFields.of(values);
  }

  @ParameterizedTest
  @CsvSource({
    "firstName, first_name",
    "first_name, first_name",
    "FIRST_NAME, first_name",
    "FirstName, first_name",
    "first-name, first_name",
    "First Name, first_name",
    "firstname, first_name",
    "name, first_name",
    "givenName, first_name",
    "surname, last_name",
    "lastName, last_name",
    "family_name, last_name",
    "phone, phone_number",
    "phoneNumber, phone_number",
    "mobile, phone_number",
    "to_number, phone_number",
    "toNumber, phone_number",
    "mail, email",
    "eMail, email",
    "emailAddress, email",
    "timezone, timezone",
    "timeZone, timezone",
    "time_zone, timezone",
    "uniqueId, unique_id",
    "company, company",
    "HTMLPage, html_page",
    "line2Text, line2_text",
    "größeXL, größe_xl",
  })
  void namesAreKeptUnderOneSpelling(String spelling, String name) {
    assertThat(ContactFields.canonicalName(spelling)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"firstName", "first_name", "name", "First Name"})
  void findsAFieldUnderEverySpelling(String spelling) {
    assertThat(known(Map.of("first_name", "Ada")).find(spelling)).contains("Ada");
    assertThat(known(Map.of("firstName", "Ada")).find(spelling)).contains("Ada");
  }

  @Test
  void takesTheSpellingThatIsThereBeforeOneThatMeansTheSame() {
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("first_name", "Ada");
    both.put("name", "Ada Lovelace");
    ContactFields fields = known(both);

    assertThat(fields.find("name")).contains("Ada Lovelace");
    assertThat(fields.find("firstName")).contains("Ada");
  }

  @Test
  void knowsCustomFieldsUnderTheirOwnNameAndItsSpellings() {
    ContactFields fields = known(Map.of("favoriteColor", "teal"));

    assertThat(fields.find("favoriteColor")).contains("teal");
    assertThat(fields.find("favorite_color")).contains("teal");
    assertThat(fields.find("favorite")).isEmpty();
  }

  @Test
  void knowsTheAddressThatIsReached() {
    ContactFields called = ContactFields.of(ADA, Optional.empty(), Map.of("phone", "elsewhere"));
    ContactFields mailed =
        ContactFields.of(new Address("ada@example.com"), Optional.empty(), Map.of());

    assertThat(called.find("to_number")).contains("+12125550101");
    assertThat(called.find("phone")).contains("+12125550101");
    assertThat(called.find("email")).isEmpty();
    assertThat(mailed.find("mail")).contains("ada@example.com");
    assertThat(mailed.find("phone")).isEmpty();
  }

  @Test
  void fallsBackOnTheContext() {
    ContactFields fields =
        ContactFields.of(ADA, Optional.empty(), Map.of("firstName", "you", "product", "anvils"));

    assertThat(fields.find("product")).contains("anvils");
    assertThat(fields.find("first_name")).contains("you");
  }

  @Test
  void takesWhatIsBlankForUnknown() {
    assertThat(known(Map.of("first_name", " \t")).find("first_name")).isEmpty();
    assertThat(known(Map.of("first_name", "")).find("name")).isEmpty();
    assertThat(known(Collections.singletonMap("first_name", null)).find("name")).isEmpty();
  }

  @Test
  void letsNoBlankFieldHideAnotherOfItsName() {
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("firstName", " ");
    both.put("first_name", "Ada");

    assertThat(known(both).find("firstName")).contains("Ada");
  }

  @Test
  void leadsIntoObjects() {
    ContactFields fields =
        known(
            Map.of(
                "order",
                Map.of("orderNumber", 17, "ship", Map.of("city", "Ghent")),
                "a.b",
                "whole"));

    assertThat(fields.find("order.orderNumber")).contains(17);
    assertThat(fields.find("order.order_number")).contains(17);
    assertThat(fields.find("order.ship.city")).contains("Ghent");
    assertThat(fields.find("order.ship.zip")).isEmpty();
    assertThat(fields.find("a.b")).contains("whole");
    assertThat(fields.find("a.c")).isEmpty();
  }

  @Test
  void leadsIntoNothingElse() {
    ContactFields fields = known(Map.of("first_name", "Ada", "items", List.of(1, 2)));

    assertThat(fields.find("first_name.class")).isEmpty();
    assertThat(fields.find("first_name.length")).isEmpty();
    assertThat(fields.find("items.0")).isEmpty();
    assertThat(fields.find("items.size")).isEmpty();
    assertThat(fields.find(".first_name")).isEmpty();
    assertThat(fields.find(".")).isEmpty();
    assertThat(fields.find("")).isEmpty();
  }
}
