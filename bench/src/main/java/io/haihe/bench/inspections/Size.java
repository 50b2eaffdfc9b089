package io.haihe.bench.inspections;

/**
 * How large the city is.
 *
 * @param divisor 1 for all of it
 */
record Size(int divisor) {

  int parties() {
    return 1_000_000 / divisor;
  }

  int officers() {
    return 25_500 / divisor;
  }

  /** So many officers must not inspect somebody. */
  int recusals() {
    return parties() / 50;
  }

  int visits() {
    return 210_000 / divisor;
  }
}
