package dev.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.kore.AddContactsHandler;
import dev.rollcall.api.kore.CreateContactListHandler;
import dev.rollcall.api.mihu.CreateListingHandler;
import dev.rollcall.api.mihu.CreateRuleHandler;
import dev.rollcall.api.mihu.GetListingHandler;
import dev.rollcall.api.mihu.RulesHandler;
import dev.rollcall.api.mrassistant.CreateCampaignHandler;
import dev.rollcall.api.mrassistant.GetCampaignHandler;
import dev.rollcall.api.simulation.SimulateHandler;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.v1.ContactListsHandler;
import dev.rollcall.api.v1.ContactsHandler;
import dev.rollcall.api.v1.InboundHandler;
import dev.rollcall.api.v1.ManageHandler;
import dev.rollcall.api.v1.OutcomeHandler;
import dev.rollcall.api.v1.ResultsHandler;
import dev.rollcall.api.v1.SuppressionsHandler;
import dev.rollcall.api.v1.TemplatesHandler;
import dev.rollcall.api.v1.WebhooksHandler;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.EventType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  @Test
  void describesEveryRouteOfEveryHandlerAndNoOther() {
    Set<String> answered = new TreeSet<>(ManageHandler.ROUTES);
    answered.addAll(ContactListsHandler.ROUTES);
    answered.add(CreateContactListHandler.ROUTE);
    answered.add(AddContactsHandler.ROUTE);
    answered.add(CreateRuleHandler.ROUTE);
    answered.addAll(RulesHandler.ROUTES);
    answered.add(CreateListingHandler.ROUTE);
    answered.add(GetListingHandler.ROUTE);
    answered.add(CreateCampaignHandler.ROUTE);
    answered.add(GetCampaignHandler.ROUTE);
    answered.add(dev.rollcall.api.tether.CreateCampaignHandler.ROUTE);
    answered.add(dev.rollcall.api.tether.GetCampaignHandler.ROUTE);
    answered.addAll(ContactsHandler.ROUTES);
    answered.add(InboundHandler.ROUTE);
    answered.add(OutcomeHandler.ROUTE);
    answered.add(ResultsHandler.ROUTE);
    answered.addAll(WebhooksHandler.ROUTES);
    answered.addAll(SuppressionsHandler.ROUTES);
    answered.addAll(TemplatesHandler.ROUTES);
    answered.addAll(SimulateHandler.ROUTES);

    assertThat(described()).containsExactlyElementsOf(answered);
  }

  @ParameterizedTest
  @MethodSource("references")
  void refersOnlyToWhatIsThere(String reference) {
    String[] parts = reference.split("#", 2);
    JsonNode document = parts[0].isEmpty() ? OpenApi.DOCUMENT : OpenApi.beside(parts[0]);

    assertThat(document.at(parts[1]).isMissingNode()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void describesEveryWebhookByThePublishedSchemaOfItsEvent(EventType type) {
    String at = "/webhooks/" + type.word() + "/post/requestBody/content/application~1json/schema";
    JsonNode properties = OpenApi.DOCUMENT.at(at + "/properties");

    assertThat(OpenApi.DOCUMENT.path("webhooks")).hasSameSizeAs(EventType.values());
    assertThat(properties.at("/type/const").asText()).isEqualTo(type.word());
    assertThat(properties.at("/data/$ref").asText())
        .isEqualTo(
            "docs/schemas/" + Event.SCHEMA_VERSION + "/" + type.word() + ".json#/$defs/data");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void givesExamplesThatItsOwnSchemasAllow(String content) {
    JsonNode examples = OpenApi.DOCUMENT.at(content + "/examples");

    assertThat(examples)
        .isNotEmpty()
        .allSatisfy(
            example ->
                assertThat(OpenApi.errors(content + "/schema", example.path("value").toString()))
                    .isEmpty());
  }

  private static Set<String> described() {
    Set<String> described = new TreeSet<>();
    for (var path : OpenApi.DOCUMENT.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    return described;
  }

  static List<String> references() {
    return OpenApi.DOCUMENT.findValuesAsText("$ref").stream().distinct().toList();
  }

  /** Where examples stand beside a schema. */
  static Stream<String> examples() {
    return pointers("", OpenApi.DOCUMENT)
        .filter(pointer -> pointer.endsWith("/examples"))
        .map(pointer -> pointer.substring(0, pointer.length() - "/examples".length()));
  }

  private static Stream<String> pointers(String at, JsonNode node) {
    return Stream.concat(
        Stream.of(at),
        node.properties().stream()
            .flatMap(
                property ->
                    pointers(
                        at + "/" + property.getKey().replace("~", "~0").replace("/", "~1"),
                        property.getValue())));
  }
}
