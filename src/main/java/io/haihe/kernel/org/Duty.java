package io.haihe.kernel.org;

/**
 * What a unit is responsible for.
 *
 * @param scenario key of the one scenario it holds for, or {@link #ANY_SCENARIO}
 * @param category a category code, the beginning of one, or {@link #ANY_CATEGORY}
 */
public record Duty(String scenario, String category) {

  public static final String ANY_SCENARIO = "";
  public static final String ANY_CATEGORY = "*";
}
