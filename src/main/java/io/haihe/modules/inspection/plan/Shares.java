package io.haihe.modules.inspection.plan;

import io.haihe.modules.inspection.register.RiskClass;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many of each class are drawn, and how often one party at most.
 *
 * @param ratios in ten-thousandths of the pool's parties of that class
 * @param mostAYear how often a party of that class is drawn in a year at most
 */
public record Shares(Map<RiskClass, Integer> ratios, Map<RiskClass, Integer> mostAYear) {

  /** 100 %. */
  public static final int WHOLE = 10_000;

  /** The product's own; no law says so. */
  public static final Shares USUAL = new Shares(of(100, 500, 2_000, WHOLE), of(1, 1, 2, 4));

  /** Everybody who is named, however often. */
  public static final Shares NAMED = new Shares(of(WHOLE, WHOLE, WHOLE, WHOLE), of(1, 1, 1, 1));

  public Shares {
    ratios = Collections.unmodifiableMap(new EnumMap<>(ratios));
    mostAYear = Collections.unmodifiableMap(new EnumMap<>(mostAYear));
  }

  static Map<RiskClass, Integer> of(int a, int b, int c, int d) {
    return new EnumMap<>(Map.of(RiskClass.A, a, RiskClass.B, b, RiskClass.C, c, RiskClass.D, d));
  }

  int ratio(RiskClass risk) {
    return ratios.getOrDefault(risk, 0);
  }

  /** Whether no party would ever be drawn, of whatever class. */
  boolean nobody() {
    return Arrays.stream(RiskClass.values()).allMatch(risk -> ratio(risk) == 0 || most(risk) == 0);
  }

  int most(RiskClass risk) {
    return mostAYear.getOrDefault(risk, 1);
  }

  /** For two tasks made one: as many as the larger draws, no party more often than either allows. */
  Shares joined(Shares other) {
    Map<RiskClass, Integer> more = new EnumMap<>(RiskClass.class);
    Map<RiskClass, Integer> seldom = new EnumMap<>(RiskClass.class);
    for (RiskClass risk : RiskClass.values()) {
      more.put(risk, Math.max(ratio(risk), other.ratio(risk)));
      seldom.put(risk, Math.min(most(risk), other.most(risk)));
    }
    return new Shares(more, seldom);
  }
}
