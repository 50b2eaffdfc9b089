package io.haihe.modules.inspection.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The declared rule by which the credit risk of parties follows from their marks: points are added while they count, and the sum falls into a class.
 *
 * @param version what it is called where a class is explained
 * @param unknown the class of a party of which nothing counts
 * @param marks kinds that are not named count nothing
 * @param atMost the greatest sum of A, B and C, each greater than the one before; what is above is D
 */
public record CreditRule(String version, RiskClass unknown, Map<MarkKind, Weight> marks, Map<RiskClass, Integer> atMost) {

  public CreditRule {
    marks = Map.copyOf(marks);
    atMost = Map.copyOf(atMost);
  }

  /**
   * What a mark weighs.
   *
   * @param points added to the sum; less than zero is to the party's credit
   * @param days how long it counts, the day it happened included
   */
  public record Weight(int points, int days) {

    public LocalDate lastDay(LocalDate at) {
      return at.plusDays(days - 1L);
    }
  }

  /** The sums of a class; null where it has no end on that side. */
  public record Band(RiskClass risk, @Nullable Integer from, @Nullable Integer upTo) {}

  public RiskClass of(int points) {
    return bands().stream().filter(band -> band.upTo() == null || points <= band.upTo()).findFirst().orElseThrow().risk();
  }

  /** The class by what is known, and everything it follows from. */
  public CreditExplanation explain(List<Mark> marks, LocalDate day) {
    List<CreditExplanation.Line> lines = marks.stream().map(mark -> line(mark, day)).toList();
    int points = lines.stream().filter(CreditExplanation.Line::counts).mapToInt(CreditExplanation.Line::points).sum();
    boolean known = lines.stream().anyMatch(CreditExplanation.Line::counts);
    return new CreditExplanation(known ? of(points) : unknown, points, known, version, day, lines, bands());
  }

  private CreditExplanation.Line line(Mark mark, LocalDate day) {
    Weight weight = MarkKind.ofKey(mark.kind()).map(marks::get).orElse(null);
    LocalDate until = weight == null ? null : weight.lastDay(mark.at());
    boolean counts = until != null && mark.withdrawn() == null && !mark.at().isAfter(day) && !until.isBefore(day);
    return new CreditExplanation.Line(
        mark.kind(), weight == null ? 0 : weight.points(), mark.at(), until, counts, mark.source(), mark.withdrawn());
  }

  public List<Band> bands() {
    List<Band> bands = new ArrayList<>();
    Integer from = null;
    for (RiskClass risk : RiskClass.values()) {
      Integer upTo = atMost.get(risk);
      bands.add(new Band(risk, from, upTo));
      from = upTo == null ? null : upTo + 1;
    }
    return bands;
  }
}
