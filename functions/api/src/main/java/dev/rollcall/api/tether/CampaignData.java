package dev.rollcall.api.tether;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Tally;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as this dialect shows it.
 *
 * @param organizationId follows from the account's id
 * @param userIds of known contacts that the request named
 * @param process null where none was sent
 * @param createdBy follows from the token that created it
 * @param segmentation left out where none was sent
 * @param assignment left out where none was sent
 */
record CampaignData(
    @JsonProperty("_id") String id,
    String organizationId,
    String name,
    String message,
    List<String> userIds,
    @Nullable String scheduleDate,
    @Nullable Object process,
    String contactStatus,
    boolean isAutopilot,
    String type,
    String status,
    CreatedBy createdBy,
    List<String> failedUserIds,
    List<FailedDetail> failedDetails,
    @JsonInclude(Include.NON_NULL) @Nullable Object segmentation,
    @JsonInclude(Include.NON_NULL) @Nullable Object assignment,
    Stats stats,
    String createdAt,
    String updatedAt) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Who created it. */
  record CreatedBy(@JsonProperty("_id") String id, String fullName) {}

  /**
   * Its figures so far.
   *
   * @param sent contacts that were reached
   * @param failed contacts that ended unreached
   * @param successRate of those that ended, in whole percent
   */
  record Stats(int total, long sent, long failed, String successRate) {
    static Stats of(int total, Tally figures) {
      long ended = figures.of(Tally.ENDED);
      long sent = figures.of(Tally.REACHED);
      long percent = ended == 0 ? 0 : Math.round(100.0 * sent / ended);
      return new Stats(total, sent, ended - sent, percent + "%");
    }
  }

  /**
   * A campaign with what its caller was told, and who has failed since.
   *
   * @param since of the campaign's recipients
   */
  static CampaignData of(
      Campaign campaign, Tally figures, Receipt receipt, List<FailedDetail> since) {
    List<FailedDetail> failed = Stream.concat(receipt.failed().stream(), since.stream()).toList();
    return new CampaignData(
        campaign.key().id().value(),
        Derived.id("organization", campaign.key().tenant().value()),
        campaign.name(),
        campaign.script().message().orElse(""),
        receipt.userIds(),
        text(campaign.schedule().at()),
        receipt.extras().get("process"),
        "New Lead",
        Boolean.TRUE.equals(receipt.extras().get("isAutopilot")),
        campaign.channel().word(),
        word(campaign),
        new CreatedBy(receipt.createdById(), receipt.createdByName()),
        failed.stream().flatMap(one -> Stream.ofNullable(one.userId())).distinct().toList(),
        failed,
        receipt.extras().get("segmentation"),
        receipt.extras().get("assignment"),
        Stats.of(campaign.total(), figures),
        TIME.format(campaign.createdAt()),
        TIME.format(campaign.updatedAt()));
  }

  /** While its contacts come in, it is what it will be then. */
  private static String word(Campaign campaign) {
    return switch (campaign.status()) {
      case IMPORTING ->
          (campaign.schedule().autoStart() ? CampaignStatus.SCHEDULED : CampaignStatus.DRAFT)
              .word();
      case DRAFT, SCHEDULED, RUNNING, PAUSED, COMPLETED, CANCELLED, FAILED ->
          campaign.status().word();
    };
  }

  private static @Nullable String text(Optional<Instant> instant) {
    return instant.map(TIME::format).orElse(null);
  }
}
