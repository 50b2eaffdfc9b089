package io.haihe.modules.inspection.open;

import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** How the ministries know the departments of the demonstration: by codes made up for it, so that its inspections can be handed on. */
@Component
@NamedInterface("played")
public class PlayedAgencies {

  private static final int DISTRICT = 4;

  private final Agencies agencies;

  PlayedAgencies(Agencies agencies) {
    this.agencies = agencies;
  }

  /** Said again it changes nothing. */
  public void district(long unit, String code, long person) {
    agencies.say(unit, code, DISTRICT, 0, person);
  }
}
