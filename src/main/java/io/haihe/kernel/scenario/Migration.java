package io.haihe.kernel.scenario;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How running cases of one version become cases of a later one.
 *
 * @param types what is declared by case type; one that is left out changes nothing but the version
 */
public record Migration(Map<String, OfType> types) {

  /** In the place of a new name: what is open ends, what runs stops. */
  public static final String WITHDRAW = "withdraw";

  /** In the place of a deadline's new name: it starts anew. */
  public static final String BEGIN = "begin";

  public OfType type(String key) {
    return types.getOrDefault(key, OfType.SAME);
  }

  /**
   * @param states new names by old; what is left out keeps its name
   * @param facts by new name; a fact that is left out is carried on under its name
   * @param fields of the intake form, likewise
   * @param dropped facts and fields that are not carried on, as {@code facts.x} and {@code fields.x}
   * @param tasks new names by old, or {@link #WITHDRAW}
   * @param deadlines new names by old, {@link #WITHDRAW} or {@link #BEGIN}
   */
  public record OfType(
      Map<String, String> states,
      Map<String, Value> facts,
      Map<String, Value> fields,
      Set<String> dropped,
      Map<String, String> tasks,
      Map<String, String> deadlines) {

    static final OfType SAME = new OfType(Map.of(), Map.of(), Map.of(), Set.of(), Map.of(), Map.of());
  }

  /**
   * Where a value comes from: exactly one is set.
   *
   * @param from what it was called
   * @param rule over the old version's names
   */
  public record Value(@Nullable String from, @Nullable Rule rule) {}
}
