package dev.rollcall.api.tether;

import static dev.rollcall.api.tether.Scene.faults;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV that comes as JSON. */
class CsvTest {
  private static final Address ANN = new Address("+12125550123");
  private static final Address BEN = new Address("+12125550124");

  private final Scene scene = new Scene();

  private Answered create(String headers, String rows) {
    ObjectNode body = Scene.nobody();
    ObjectNode csv = body.putObject("rawCsvData");
    csv.set("headers", Scene.tree(headers));
    csv.set("rows", Scene.tree(rows));
    return scene.create(body);
  }

  private Contact contact(Address address) {
    return scene.stores.contacts.find(Stores.ACME, address).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phoneNumber",
        "phone_number",
        "phone",
        "mobile",
        "Phone",
        "Phone Number",
        " phone "
      })
  void findsTheColumnOfNumbers(String header) {
    Answered created =
        create("[\"city\",\"%s\"]".formatted(header), "[[\"Boston\",\"+12125550123\"]]");

    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(scene.find(created, ANN)).isPresent();
    assertThat(contact(ANN).attributes()).isEqualTo(Map.of("city", "Boston"));
  }

  @Test
  void takesTheFirstOfSeveralColumnsOfNumbersAndKeepsTheOthers() {
    Answered created = create("[\"mobile\",\"phone\"]", "[[\"+12125550124\",\"+12125550123\"]]");

    assertThat(scene.find(created, ANN)).isPresent();
    assertThat(contact(ANN).attributes()).isEqualTo(Map.of("mobile", "+12125550124"));
  }

  @Test
  void knowsNamesHoweverTheyAreSpelt() {
    create(
        "[\"phone\",\"First Name\",\"last_name\",\"E-Mail\",\"timezone\",\"Shoe Size\"]",
        "[[\"+12125550123\",\"Ann\",\"Lee\",\"ann@example.com\",\"Europe/London\",38]]");

    assertThat(contact(ANN).attributes())
        .isEqualTo(Map.of("first_name", "Ann", "last_name", "Lee", "Shoe Size", 38));
    assertThat(contact(ANN).email()).contains(new Address("ann@example.com"));
    assertThat(contact(ANN).zone()).contains("Europe/London");
  }

  @Test
  void takesANumberThatIsNoTextAndANameThatIsANumber() {
    create("[\"phone\",\"firstName\"]", "[[12125550123, 7]]");

    assertThat(contact(ANN).attributes()).isEqualTo(Map.of("first_name", "7"));
  }

  @Test
  void takesShortLinesAndLeavesBlankOnesOut() {
    Answered created =
        create(
            "[\"phone\",\"city\",\"street\"]",
            "[[\"+12125550123\"],[],[\"\",\" \",null],[\"+12125550124\",\"\",\"Main St\",\"\"]]");

    assertThat(created.json().at("/data/failedDetails")).isEmpty();
    assertThat(created.text("/data/stats/total")).isEqualTo("2");
    assertThat(contact(BEN).attributes()).isEqualTo(Map.of("street", "Main St"));
  }

  @Test
  void reportsLinesThatCannotBeUsed() {
    Answered created =
        create(
            "[\"phone\",\"city\"]",
            "[[\"+12125550123\"],[\"+12125550124\",\"Boston\",\"more\"],[\"x\"],[null,\"Boston\"],"
                + "[\"+12125550125\",[1]],7,{}]");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("/data/stats/total")).isEqualTo("1");
    assertThat(created.json().at("/data/failedDetails").findValuesAsText("row"))
        .containsExactly(
            "rawCsvData.rows.1",
            "rawCsvData.rows.2",
            "rawCsvData.rows.3",
            "rawCsvData.rows.4",
            "rawCsvData.rows.5",
            "rawCsvData.rows.6");
    assertThat(created.json().at("/data/failedDetails").findValuesAsText("reason"))
        .containsExactly(
            "2 stands under no header",
            "phoneNumber must be a valid telephone number in E.164",
            "phoneNumber is required",
            "1 must be a text, a number, true or false",
            "must be a list",
            "must be a list");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null | rawCsvData.headers must be a list",
        "[] | rawCsvData.headers must have at least 1 item",
        "[\"city\"] | rawCsvData.headers must have a column phoneNumber, phone_number, phone or"
            + " mobile",
        "[\"phone\",\"phone\"] | rawCsvData.headers.1 means the same as column 0",
        "[\"phone\",\"city\",\"city\"] | rawCsvData.headers.2 means the same as column 1",
        "[\"phone\",\"firstName\",\"first_name\"] | rawCsvData.headers.2 means the same as column"
            + " 1",
        "[\"phone\",7] | rawCsvData.headers.1 must be a string",
        "[\"phone\",\" \"] | rawCsvData.headers.1 must not be blank"
      })
  void needsHeadersThatCanBeToldApart(String headers, String fault) {
    assertThat(faults(create(headers, "[[\"+12125550123\"]]"))).contains(fault);
  }

  @Test
  void takesNoMoreThanAHundredColumnsOfAHundredCharacters() {
    String many =
        IntStream.range(0, 100)
            .mapToObj(i -> "\"c" + i + "\"")
            .collect(Collectors.joining(",", "[\"phone\",", "]"));
    String longest = "[\"phone\",\"" + "x".repeat(101) + "\"]";

    assertThat(faults(create(many, "[[\"+12125550123\"]]")))
        .containsExactly("rawCsvData.headers must have at most 100 items");
    assertThat(faults(create(longest, "[[\"+12125550123\"]]")))
        .containsExactly("rawCsvData.headers.1 must have at most 100 characters");
  }

  @Test
  void needsAColumnOfMailboxesInACampaignOfMails() {
    ObjectNode body = Scene.nobody().put("type", "email");
    ObjectNode csv = body.putObject("rawCsvData");
    csv.set("headers", Scene.tree("[\"phone\"]"));
    csv.set("rows", Scene.tree("[[\"+12125550123\"]]"));
    assertThat(faults(scene.create(body)))
        .containsExactly("rawCsvData.headers must have a column email");

    csv.set("headers", Scene.tree("[\"phone\",\"email\"]"));
    csv.set("rows", Scene.tree("[[\"no number\",\"ann@example.com\"],[\"\",\"ben@example.com\"]]"));
    Answered created = scene.create(body);
    assertThat(created.status()).isEqualTo(201);
    assertThat(scene.find(created, new Address("ben@example.com"))).isPresent();
    assertThat(created.text("/data/failedDetails/0/row")).isEqualTo("rawCsvData.rows.0");
  }
}
