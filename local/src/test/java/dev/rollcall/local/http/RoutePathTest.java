package dev.rollcall.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Paths match, and the more specific comes first. */
class RoutePathTest {
  @Test
  void aStaticPathTakesItselfOnly() {
    assertThat(RoutePath.of("/a/b").match("/a/b")).contains(Map.of());
    assertThat(RoutePath.of("/a/b").match("/a/c")).isEmpty();
    assertThat(RoutePath.of("/a/b").match("/a/b/c")).isEmpty();
    assertThat(RoutePath.of("/a/b").match("/a")).isEmpty();
  }

  @Test
  void aParameterTakesOneSegmentAndDecodesIt() {
    assertThat(RoutePath.of("/a/{x}").match("/a/%2B1%20b+c")).contains(Map.of("x", "+1 b+c"));
    assertThat(RoutePath.of("/a/{x}").match("/a/b/c")).isEmpty();
    assertThat(RoutePath.of("/a/{x}").match("/a/")).isEmpty();
    assertThat(RoutePath.of("/a/{x}/c").match("/a/b/c")).contains(Map.of("x", "b"));
  }

  @Test
  void aGreedyParameterTakesTheRestIfThereIsAny() {
    assertThat(RoutePath.of("/a/{rest+}").match("/a/b/c")).contains(Map.of("rest", "b/c"));
    assertThat(RoutePath.of("/a/{rest+}").match("/a/")).isEmpty();
    assertThat(RoutePath.of("/{proxy+}").match("/")).isEmpty();
  }

  @Test
  void staticBeatsParameterBeatsGreedyBeatsDefault() {
    assertThat(
            Stream.of("$default", "/a/{rest+}", "/a/{x}", "/a/b", "/{proxy+}", "/a/{x}/c")
                .map(RoutePath::of)
                .sorted()
                .map(RoutePath::template))
        .containsExactly("/a/b", "/a/{x}/c", "/a/{x}", "/a/{rest+}", "/{proxy+}", "$default");
  }
}
