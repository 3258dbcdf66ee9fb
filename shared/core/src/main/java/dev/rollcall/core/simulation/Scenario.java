package dev.rollcall.core.simulation;

import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.view.CampaignView;
import java.time.Instant;
import java.util.List;

/**
 * What is simulated: a campaign that has the account's channels and its people's lines to itself.
 *
 * @param view the campaign, running, with every calendar of its people
 * @param crowds its people, {@value #CONTACTS_MAX} at most
 * @param assumptions what people and carrier do
 * @param from when it begins
 * @param seed of everything that is left to chance
 */
public record Scenario(
    CampaignView view, List<Crowd> crowds, Assumptions assumptions, Instant from, long seed) {
  /** The most people of one simulation. */
  public static final int CONTACTS_MAX = 1_000_000;

  /**
   * Copies what it is given.
   *
   * @throws IllegalArgumentException if it has nobody or too many, or does not run
   */
  public Scenario {
    crowds = List.copyOf(crowds);
    long contacts = crowds.stream().mapToLong(Crowd::count).sum();
    if (contacts < 1 || contacts > CONTACTS_MAX) {
      throw new IllegalArgumentException("a simulation has 1 to a million contacts");
    }
    if (view.campaign().status() != CampaignStatus.RUNNING) {
      throw new IllegalArgumentException("only what runs can be simulated");
    }
  }

  /** How many people it has. */
  public int contacts() {
    return crowds.stream().mapToInt(Crowd::count).sum();
  }
}
