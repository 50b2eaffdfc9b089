package io.haihe.modules.service;

import io.haihe.platform.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a file of items holds, and what taking it over does.
 *
 * @param header what is wrong with the file itself
 * @param taken whether it was taken over
 */
public record ItemLook(List<Finding> header, List<Line> lines, boolean taken) {

  /** What becomes of a row. */
  public enum Verdict {
    NEW,
    CHANGED,
    SAME,
    WRONG
  }

  /** @param code empty where it could not be read */
  public record Line(int line, String code, Bilingual name, Verdict verdict, List<Finding> findings) {}

  public long count(Verdict verdict) {
    return lines.stream().filter(line -> line.verdict() == verdict).count();
  }

  /** Everything that is wrong, in the order of the file. */
  public List<Finding> findings() {
    return Stream.concat(header.stream(), lines.stream().flatMap(line -> line.findings().stream())).toList();
  }

  ItemLook asTaken() {
    return new ItemLook(header, lines, true);
  }
}
