package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.template.TableSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class TablesTest {
  private static final Blueprint TEMPLATE = Blueprint.OURS;
  static final List<String> TABLES = List.copyOf(TEMPLATE.all(Blueprint.TABLE).keySet());
  private static final Set<String> WITH_STREAM = Set.of("AddressesTable", "CampaignsTable");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AddressesTable  | pk sk | agenda(ap as) suppressed(sp ss)
          CampaignsTable  | pk    | recent(rp rs) wake(wp wa seq)
          DeliveriesTable | pk sk | due(dp da) kept(kp ks)
          ListEntriesTable | pk sk | ''
          RequestsTable   | pk    | ''
          TenantsTable    | pk    | ''
          """)
  void haveTheKeysThatTheStoresWrite(String table, String keys, String indexes) {
    TableSpec spec = TEMPLATE.resolved().table(table);

    assertThat(names(spec.keys())).isEqualTo(keys);
    assertThat(
            String.join(
                " ",
                spec.indexes().stream()
                    .map(
                        index ->
                            index.name()
                                + "("
                                + String.join(
                                    " ",
                                    Stream.concat(
                                            Stream.of(names(index.keys())),
                                            index.attributes().stream())
                                        .toList())
                                + ")")
                    .toList()))
        .isEqualTo(indexes);
  }

  @ParameterizedTest
  @FieldSource("TABLES")
  void outliveTheStackAndMistakes(String table) {
    JsonNode resource = TEMPLATE.root().path("Resources").path(table);

    assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    assertThat(resource.at("/Properties/DeletionProtectionEnabled/0").asText())
        .isEqualTo("IsProduction");
    assertThat(
            resource
                .at("/Properties/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                .asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @FieldSource("TABLES")
  void areEncryptedAndPaidByUse(String table) {
    JsonNode properties = TEMPLATE.all(Blueprint.TABLE).get(table);

    assertThat(properties.at("/SSESpecification/SSEEnabled").asBoolean()).isTrue();
    assertThat(properties.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
  }

  @ParameterizedTest
  @FieldSource("TABLES")
  void forgetWhatIsOver(String table) {
    assertThat(TEMPLATE.resolved().table(table).timeToLiveAttribute()).contains("expires");
  }

  @ParameterizedTest
  @FieldSource("TABLES")
  void tellTheirChangesWhereSomebodyListens(String table) {
    assertThat(TEMPLATE.resolved().table(table).streamView())
        .isEqualTo(
            WITH_STREAM.contains(table) ? Optional.of("NEW_AND_OLD_IMAGES") : Optional.empty());
  }

  @Test
  void areNamedByCloudFormationSoThatTwoStacksCanStandSideBySide() {
    assertThat(TEMPLATE.all(Blueprint.TABLE).values()).noneMatch(table -> table.has("TableName"));
    assertThat(TEMPLATE.all(Blueprint.QUEUE).values()).noneMatch(queue -> queue.has("QueueName"));
    assertThat(TEMPLATE.all(Blueprint.FUNCTION).values())
        .noneMatch(function -> function.has("FunctionName"));
  }

  private static String names(List<TableSpec.Key> keys) {
    return String.join(" ", keys.stream().map(TableSpec.Key::attribute).toList());
  }
}
