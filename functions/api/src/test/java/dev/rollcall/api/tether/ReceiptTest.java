package dev.rollcall.api.tether;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.aws.json.Json;
import dev.rollcall.core.request.Packed;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept of a request beside the campaign. */
class ReceiptTest {
  private static final int ITEM_BYTES_MAX = 400 * 1024;

  private static Receipt readBack(Receipt receipt) {
    return Receipt.read(Json.object(Json.write(receipt.document())));
  }

  @Test
  void comesBackAsItWas() {
    Receipt receipt =
        new Receipt(
            List.of(Scene.SAM, Scene.ALEX, Scene.NOBODY),
            List.of(
                new FailedDetail(Scene.SAM, null, "has no e-mail address"),
                new FailedDetail(Scene.NOBODY, null, "there is no such contact"),
                new FailedDetail(null, "newContacts.7", "phoneNumber is required")),
            Map.of("isAutopilot", true, "segmentation", Map.of("n", 7)),
            "64ee9a8b1e7f2a0011223399",
            "Alex Rep");

    assertThat(readBack(receipt)).isEqualTo(receipt);
  }

  @Test
  void comesBackEmptyFromNothing() {
    assertThat(Receipt.read(Map.of()))
        .isEqualTo(new Receipt(List.of(), List.of(), Map.of(), "", ""));
  }

  @Test
  void fitsAnItemEvenIfNobodyOfTwentyThousandIsKnown() {
    Random random = new Random(7);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < CreateCampaignReader.CONTACTS_MAX; i++) {
      byte[] drawn = new byte[12];
      random.nextBytes(drawn);
      ids.add(HexFormat.of().formatHex(drawn));
    }
    Receipt receipt =
        new Receipt(
            ids,
            ids.stream().map(id -> new FailedDetail(id, null, "there is no such contact")).toList(),
            Map.of("segmentation", Map.of("k", noise(random, 32 * 1024))),
            ids.getFirst(),
            "Alex Rep");

    assertThat(Packed.of(Json.write(receipt.document())).bytes().length).isLessThan(ITEM_BYTES_MAX);
    assertThat(readBack(receipt)).isEqualTo(receipt);
  }

  private static String noise(Random random, int chars) {
    StringBuilder noise = new StringBuilder(chars);
    for (int i = 0; i < chars; i++) {
      noise.append((char) ('#' + random.nextInt(56)));
    }
    return noise.toString();
  }
}
