package dev.rollcall.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A role of the template: who may take it, and what it allows. */
record Role(String id, JsonNode properties) {
  /** What one statement allows, on what. */
  record Grant(String effect, List<String> actions, List<String> resources) {}

  List<String> trusted() {
    return properties
        .path("AssumeRolePolicyDocument")
        .path("Statement")
        .valueStream()
        .map(statement -> statement.path("Principal").toString())
        .toList();
  }

  List<Grant> grants() {
    return properties
        .path("Policies")
        .valueStream()
        .flatMap(policy -> policy.path("PolicyDocument").path("Statement").valueStream())
        .map(
            statement ->
                new Grant(
                    statement.path("Effect").asText(),
                    Blueprint.texts(statement.path("Action")),
                    Blueprint.texts(statement.path("Resource"))))
        .toList();
  }

  /** The resources on which any of these actions is allowed, as they are written. */
  Set<String> where(String... actions) {
    Set<String> wanted = Set.of(actions);
    return grants().stream()
        .filter(grant -> grant.actions().stream().anyMatch(wanted::contains))
        .flatMap(grant -> grant.resources().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The actions allowed on a resource, which is given as it is written. */
  Set<String> on(String resource) {
    return grants().stream()
        .filter(grant -> grant.resources().contains(resource))
        .flatMap(grant -> grant.actions().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
