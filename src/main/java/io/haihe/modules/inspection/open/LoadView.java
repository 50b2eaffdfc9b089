package io.haihe.modules.inspection.open;

import java.util.List;

/** @param page from 1 */
public record LoadView(int year, List<Option> years, List<Line> lines, int page, int size, int total) {

  public record Line(String unit, String place, Load load) {}
}
