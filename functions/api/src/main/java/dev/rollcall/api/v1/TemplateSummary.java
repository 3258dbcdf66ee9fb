package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.message.MessageTemplate;

/** A template in a list. */
@JsonNaming(SnakeCaseStrategy.class)
record TemplateSummary(int id, String name, String createdAt, String updatedAt) {
  static TemplateSummary of(MessageTemplate template) {
    return new TemplateSummary(
        template.key().number(),
        template.name(),
        template.createdAt().toString(),
        template.updatedAt().toString());
  }
}
