package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PostTest {
  @Test
  void theUserAgentNamesTheVersionBeingBuilt() throws IOException {
    String version = Post.USER_AGENT.substring("Rollcall/".length());

    assertThat(Files.readString(Path.of("../../pom.xml")))
        .containsPattern("<version>" + version.replace(".", "\\.") + "(-SNAPSHOT)?</version>");
  }
}
