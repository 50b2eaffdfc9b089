package io.haihe.modules.authoring;

import io.haihe.kernel.scenario.drafts.Draft;
import org.jspecify.annotations.Nullable;

/**
 * A scenario in the list.
 *
 * @param version in force; empty where it is only a draft so far
 * @param running how many cases run, of all versions
 * @param older how many of them go by an older version
 * @param draft the open one, or null
 */
public record ScenarioLine(String key, String title, String version, boolean retired, long running, long older, @Nullable Draft draft) {

  public String stateKey() {
    return "authoring.state." + (version.isEmpty() ? "none" : retired ? "retired" : "inForce");
  }

  public String look() {
    return version.isEmpty() ? "" : retired ? "warn" : "ok";
  }
}
