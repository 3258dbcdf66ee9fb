package dev.rollcall.aws.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.core.message.ContactFields;
import dev.rollcall.core.message.Rendered;
import dev.rollcall.core.message.Wording;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a template may be, and what a contact gets to read. */
class MustacheWordingTest {
  private static final Map<String, Object> ADA =
      Map.ofEntries(
          Map.entry("first_name", "Ada"),
          Map.entry("company", "Analytical & Sons <Ltd>"),
          Map.entry("visits", 3),
          Map.entry("price", new BigDecimal("19.90")),
          Map.entry("vip", true),
          Map.entry("former", false),
          Map.entry("note", "  "),
          Map.entry("order", Map.of("number", "A-7", "gift", "")),
          Map.entry("colors", List.of("teal", "red")),
          Map.entry("empty", List.of()),
          Map.entry(
              "items", List.of(Map.of("label", "anvil", "price", 5), Map.of("label", "rope"))));

  private final Wording wording = new MustacheWording();

  private Rendered render(String template) {
    return wording.render(template, ContactFields.of(ADA));
  }

  private static Rendered lacking(String... names) {
    return new Rendered.Lacking(Set.of(names));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          plain                                             | plain
          Hi {{firstName}}!                                 | Hi Ada!
          Hi {{ first_name }}, {{name}}!                    | Hi Ada, Ada!
          {{company}}                                       | Analytical & Sons <Ltd>
          {{{company}}}{{&company}}                         | Analytical & Sons <Ltd>Analytical & Sons <Ltd>
          {{visits}} visits at {{price}}                    | 3 visits at 19.90
          {{vip}}, {{former}}                               | true, false
          a{{! nobody reads this }}b                        | ab
          {{order.number}}                                  | A-7
          {{#order}}{{number}} for {{firstName}}{{/order}}  | A-7 for Ada
          {{#vip}}Dear {{firstName}}{{/vip}}                | Dear Ada
          Hi{{#former}} again{{/former}}                    | Hi
          Hi{{^former}} there{{/former}}                    | Hi there
          Hi{{#note}} {{note}}{{/note}}                     | Hi
          Hi{{^note}} stranger{{/note}}                     | Hi stranger
          Hi{{#unheard_of}} {{of}}{{/unheard_of}}           | Hi
          {{#company}}of {{company}}{{/company}}            | of Analytical & Sons <Ltd>
          {{#colors}}{{.}}{{^-last}}, {{/-last}}{{/colors}} | teal, red
          {{#empty}}x{{/empty}}{{^empty}}none{{/empty}}     | none
          {{#items}}{{-index}} {{label}} {{/items}}         | 1 anvil 2 rope
          {{#visits}}{{visits}}{{/visits}}                  | 3
          { {{name}} } }}                                   | { Ada } }}
          """)
  void saysWhatTheTemplateSays(String template, String text) {
    assertThat(wording.faults(template)).isEmpty();
    assertThat(((Rendered.Text) render(template)).text().strip()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {{lastName}}                                | lastName
          Hi {{first_name}} {{lastName}}, {{city}}    | lastName city
          {{note}}                                    | note
          {{order}}                                   | order
          {{colors}}                                  | colors
          {{order.gift}}                              | order.gift
          {{order.weight}}                            | order.weight
          {{first_name.length}}                       | first_name.length
          {{#vip}}{{title}}{{/vip}}                   | title
          {{#former}}{{title}}{{/former}}{{city}}     | city
          {{^former}}{{title}}{{/former}}             | title
          {{#items}}{{label}}{{weight}}{{/items}}     | weight
          {{#order}}{{.}}{{/order}}                   | order
          """)
  void saysNothingWhereAValueIsLacking(String template, String names) {
    assertThat(render(template)).isEqualTo(lacking(names.split(" ")));
  }

  @Test
  void namesWhatIsLackingInTheOrderOfTheTemplate() {
    assertThat(((Rendered.Lacking) render("{{z}}{{first_name}}{{y}}{{z}}{{a}}")).names())
        .containsExactly("z", "y", "a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plain                                              | ''
          {{b}} {{firstName}} {{{c}}} {{& d }} {{b}}         | b firstName c d
          {{order.number}}                                   | order.number
          {{#company}}of {{company}} {{title}}{{/company}}   | ''
          {{^company}}{{title}}{{/company}}{{name}}          | name
          {{! x }}                                           | ''
          """)
  void namesTheVariablesThatEverybodyNeeds(String template, String names) {
    assertThat(wording.variables(template))
        .containsExactly(names.isEmpty() ? new String[0] : names.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{class}}",
        "{{getClass}}",
        "{{getClass.name}}",
        "{{class.classLoader}}",
        "{{hashCode}}",
        "{{toString}}",
        "{{first_name.class}}",
        "{{first_name.bytes}}",
        "{{colors.size}}",
        "{{colors.class.name}}",
        "{{order.entrySet}}",
        "{{order.getClass.name}}",
        "{{#first_name}}{{class}}{{/first_name}}",
        "{{#first_name}}{{getClass.name}}{{/first_name}}",
        "{{#order}}{{size}}{{/order}}",
        "{{#order}}{{entrySet}}{{/order}}",
        "{{#colors}}{{length}}{{/colors}}",
        "{{#colors}}{{class.name}}{{/colors}}",
        "{{#vip}}{{TRUE}}{{/vip}}",
        "{{#price}}{{scale}}{{/price}}",
        "{{fields}}",
        "{{rendering}}",
        "{{#order}}{{rendering}}{{value}}{{/order}}"
      })
  void reachesNothingButFields(String template) {
    assertThat(render(template)).isInstanceOf(Rendered.Lacking.class);
  }

  @Test
  void leavesTagsInsideAValueAlone() {
    assertThat(
            wording.render(
                "{{first_name}}", ContactFields.of(Map.of("first_name", "{{company}} {{/x}}"))))
        .isEqualTo(new Rendered.Text("{{company}} {{/x}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hi {{name                       | must close the tag that it opens in line 1
          Hi {{{name}}                    | must close the tag that it opens in line 1
          {{#a}}x                         | must end the section that begins in line 1
          x{{/a}}                         | must begin the section that it ends in line 1
          {{#a}}{{#b}}{{/a}}{{/b}}        | must end the section that it began last in line 1
          {{> other}}                     | must not have partials, blocks or other delimiters in line 1
          {{< other}}{{/ other}}          | must not have partials, blocks or other delimiters in line 1
          {{$block}}{{/block}}            | must not have partials, blocks or other delimiters in line 1
          {{=<% %>=}}                     | must not have partials, blocks or other delimiters in line 1
          {{}}                            | must name a field in each tag, and does not in line 1
          {{ }}                           | must name a field in each tag, and does not in line 1
          {{#}}{{/}}                      | must name a field in each tag, and does not in line 1
          {{.}}                           | must name a field in each tag, and does not in line 1
          {{-index}}                      | must name a field in each tag, and does not in line 1
          {{*lambda}}                     | must name a field in each tag, and does not in line 1
          {{a {{b}}                       | must name a field in each tag, and does not in line 1
          """)
  void refusesWhatIsNoTemplateForAMessage(String template, String fault) {
    assertThat(wording.faults(template)).first().isEqualTo(fault);
    assertThatIllegalArgumentException().isThrownBy(() -> render(template));
    assertThatIllegalArgumentException().isThrownBy(() -> wording.variables(template));
  }

  @Test
  void findsAllThatIsWrongAndWhere() {
    assertThat(wording.faults("one\n{{}}\n{{>two}}\n\n{{#three}}"))
        .containsExactly(
            "must name a field in each tag, and does not in line 2",
            "must not have partials, blocks or other delimiters in line 3",
            "must end the section that begins in line 5");
  }

  @Test
  void takesNamesOfALineAndAHundredCharactersAtMost() {
    assertThat(wording.faults("{{" + "n".repeat(100) + "}}")).isEmpty();
    assertThat(wording.faults("{{" + "n".repeat(101) + "}}")).hasSize(1);
    assertThat(wording.faults("{{first\nname}}")).hasSize(1);
  }

  @Test
  void takesTemplatesOfTenThousandCharactersAtMost() {
    assertThat(wording.faults("x".repeat(10_000))).isEmpty();
    assertThat(wording.faults("x".repeat(10_001)))
        .containsExactly("must have at most 10000 characters");
  }

  @Test
  void nestsSixteenSectionsAtMost() {
    assertThat(wording.faults("{{#a}}".repeat(16) + "{{/a}}".repeat(16))).isEmpty();
    assertThat(wording.faults("{{#a}}".repeat(17) + "{{/a}}".repeat(17)))
        .containsExactly("must not nest more than 16 sections in line 1");
    assertThat(wording.faults("{{#a}}".repeat(1600))).hasSize(20);
  }

  @Test
  void stopsATextThatGrowsTooLong() {
    ContactFields long2000 = ContactFields.of(Map.of("x", "y".repeat(2000)));

    assertThat(wording.render("{{x}}".repeat(10), long2000))
        .isEqualTo(new Rendered.Text("y".repeat(20_000)));
    assertThat(wording.render("{{x}}".repeat(10) + ".", long2000))
        .isEqualTo(new Rendered.TooLong());
  }

  @Test
  void stopsSectionsThatMultiplyEvenWhereTheySayNothing() {
    ContactFields many = ContactFields.of(Map.of("l", Collections.nCopies(1000, "x")));

    assertThat(wording.render("{{#l}}{{/l}}".repeat(10), many)).isEqualTo(new Rendered.Text(""));
    assertThat(wording.render("{{#l}}".repeat(16) + "{{/l}}".repeat(16), many))
        .isEqualTo(new Rendered.TooLong());
  }

  @Test
  void writesNoNumberOfABillionDigitsOut() {
    ContactFields huge = ContactFields.of(Map.of("n", new BigDecimal("1E+999999999")));

    assertThat(wording.render("{{n}}", huge)).isEqualTo(new Rendered.Text("1E+999999999"));
    assertThat(wording.render("{{n}}", ContactFields.of(Map.of("n", new BigDecimal("1E+3")))))
        .isEqualTo(new Rendered.Text("1000"));
  }

  @Test
  void rendersOneTemplateForManyWithoutMixingThemUp() {
    for (int i = 0; i < 100; i++) {
      ContactFields one = ContactFields.of(Map.of("first_name", "n" + i));
      assertThat(wording.render("Hi {{name}}", one)).isEqualTo(new Rendered.Text("Hi n" + i));
    }
  }
}
