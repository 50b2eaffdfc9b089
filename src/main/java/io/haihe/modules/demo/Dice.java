package io.haihe.modules.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Chooses by weight. */
final class Dice {

  private Dice() {}

  static <T> T one(List<T> things, ToDoubleFunction<T> weight, RandomGenerator random) {
    double sum = things.stream().mapToDouble(weight).sum();
    return below(things, weight, random.nextDouble() * sum).orElseGet(things::getLast);
  }

  /** One of the things by percent, or none for what is left of 100. */
  static <T> Optional<T> atMostOne(List<T> things, ToDoubleFunction<T> percent, RandomGenerator random) {
    return below(things, percent, random.nextDouble() * 100);
  }

  private static <T> Optional<T> below(List<T> things, ToDoubleFunction<T> weight, double thrown) {
    double sum = 0;
    for (T thing : things) {
      sum += weight.applyAsDouble(thing);
      if (thrown < sum) {
        return Optional.of(thing);
      }
    }
    return Optional.empty();
  }
}
