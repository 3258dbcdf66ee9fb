package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.message.MessageTemplate;
import dev.rollcall.core.message.Wording;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template.
 *
 * @param variables what every contact needs a value for
 */
@JsonNaming(SnakeCaseStrategy.class)
record TemplateShown(
    int id,
    String name,
    @Nullable String subject,
    String body,
    Set<String> variables,
    String createdAt,
    String updatedAt) {
  static TemplateShown of(MessageTemplate template, Wording wording) {
    Set<String> variables = new LinkedHashSet<>();
    template.subject().map(wording::variables).ifPresent(variables::addAll);
    variables.addAll(wording.variables(template.body()));
    return new TemplateShown(
        template.key().number(),
        template.name(),
        Shown.orNull(template.subject()),
        template.body(),
        variables,
        template.createdAt().toString(),
        template.updatedAt().toString());
  }
}
