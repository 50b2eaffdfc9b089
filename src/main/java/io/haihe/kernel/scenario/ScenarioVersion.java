package io.haihe.kernel.scenario;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A version as it is kept.
 *
 * @param inForce whether new cases begin with it, unless the scenario is retired
 */
public record ScenarioVersion(int id, String key, String version, Instant loadedAt, boolean inForce) {

  /** Three numbers with dots between them; the smaller is the older. */
  public static final Comparator<String> ORDER = Comparator.comparing(ScenarioVersion::numbers, Arrays::compare);

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
