package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What AWS's own schemas say of the template, where their linter is installed. */
class TemplateLintIT {
  @Test
  void cfnLintHasNothingToSayOfTheTemplateOrOfWhatSamMakesOfIt() throws Exception {
    assumeTrue(
        isInstalled("python3") && isInstalled("cfn-lint"),
        "template.yaml was not linted: that needs python3 and `pip install cfn-lint`");
    Process check =
        new ProcessBuilder("python3", Repository.file("build/check-template.py").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor()).as(said).isZero();
    assertThat(said).contains("nothing to say");
  }

  private static boolean isInstalled(String command) throws IOException {
    for (String directory : System.getenv("PATH").split(java.io.File.pathSeparator, -1)) {
      if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, command))) {
        return true;
      }
    }
    return false;
  }
}
