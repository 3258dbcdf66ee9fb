package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every curl of the README, typed as it stands there, answers what stands below it. */
class ReadmeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern EXAMPLE =
      Pattern.compile("```sh\\n(curl .*?)```\\n```json\\n(.*?)```", Pattern.DOTALL);

  /** UUIDs, and the ids of contract 5; what stands around them stays. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=\")[0-9a-f]{24}(?=\")");

  /** When something was written down: its digits are the clock's, its format the contract's. */
  private static final Pattern CLOCK =
      Pattern.compile("(?<=\"(created|updated)_?[aA]t\":\")[^\"]+");

  private static final List<String> CONTRACTS =
      List.of(
          "/api/v1/listings", "/api/v1/rules", "/campaigns", "createContactList", "/api/campaigns");

  @TempDir Path logs;

  private record Example(String command, JsonNode answer) {}

  @Test
  void everyCurlAnswersWhatStandsBelowIt() throws Exception {
    assumeTrue(answers("curl", "--version"), "no curl here: the README's curls are not typed");
    List<Example> examples = examples();
    for (String contract : CONTRACTS) {
      assertThat(examples).anyMatch(example -> example.command().contains(contract));
    }
    try (Engine engine = Engines.simulated(logs, Instant.parse("2026-12-01T17:00:00Z"))) {
      for (Example example : examples) {
        assertThat(lasting(type(example.command(), engine)))
            .as(example.command())
            .isEqualTo(lasting(example.answer()));
      }
    }
  }

  private static List<Example> examples() throws IOException {
    Matcher found = EXAMPLE.matcher(Files.readString(Path.of("..", "README.md")));
    List<Example> examples = new ArrayList<>();
    while (found.find()) {
      examples.add(new Example(found.group(1), JSON.readTree(found.group(2))));
    }
    return examples;
  }

  private static JsonNode type(String command, Engine engine) throws Exception {
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", command);
    shell.environment().put("ROLLCALL_URL", engine.url());
    shell.environment().putAll(engine.credentials().values());
    Process process = shell.redirectErrorStream(true).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(answer).isZero();
    return JSON.readTree(answer);
  }

  private static JsonNode lasting(JsonNode answer) throws IOException {
    String text = ID.matcher(answer.toString()).replaceAll("<id>");
    return JSON.readTree(
        CLOCK.matcher(text).replaceAll(clock -> clock.group().replaceAll("\\d", "0")));
  }

  private static boolean answers(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
