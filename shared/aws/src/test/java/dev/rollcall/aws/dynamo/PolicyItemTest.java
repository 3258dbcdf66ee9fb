package dev.rollcall.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.tenant.Policy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PolicyItemTest {
  @Test
  void keepsThingsForTheUsualPeriodsWhereAnOlderPolicyNamesNone() {
    Map<String, AttributeValue> older = new HashMap<>(PolicyItem.write(Policy.DEFAULT));
    older.remove("retention");

    assertThat(PolicyItem.read(new Attributes(older))).isEqualTo(Policy.DEFAULT);
  }
}
