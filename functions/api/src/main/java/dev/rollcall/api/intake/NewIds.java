package dev.rollcall.api.intake;

import dev.rollcall.core.campaign.CampaignId;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes ids that nobody can guess.
 *
 * @param random cryptographically strong, outside tests
 */
public record NewIds(RandomGenerator random) {
  private static final int SEED_BYTES = 16;

  /** A campaign's id: a UUID of version 4. */
  public CampaignId campaign() {
    long version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
    long variant2 = (random.nextLong() >>> 2) | (1L << 63);
    return new CampaignId(new UUID(version4, variant2).toString());
  }

  /** What every id in a campaign's chunks follows from. */
  public String seed() {
    byte[] drawn = new byte[SEED_BYTES];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
