package io.haihe.modules.inspection.plan;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * What was entered about a targeted inspection; nothing is lost when something is wrong.
 *
 * @param lead number of the case that gave the lead
 * @param parties one a line: the code, and how the lead points to it where it does not name it
 * @param itemsWhy how the lead points to the items, where it tells of no field
 * @param draw how the team is drawn
 */
public record TargetedForm(
    String title, String lead, String parties, String unit, List<String> items, String itemsWhy, String from, String until, String team,
    DrawForm draw) {

  private static final Pattern LINE = Pattern.compile("[\\s,;:，；：、]*([^\\s,;:，；：、]+)[\\s,;:，；：、]*(.*)");

  /** A party, and how the lead points to it; empty for nothing said. */
  record Pointed(String code, String why) {}

  static TargetedForm of(MultiValueMap<String, String> sent) {
    return new TargetedForm(
        PlanForm.one(sent, "title"), PlanForm.one(sent, "lead"), PlanForm.one(sent, "parties"), PlanForm.one(sent, "unit"),
        sent.getOrDefault("items", List.of()), PlanForm.one(sent, "itemsWhy"), PlanForm.one(sent, "from"), PlanForm.one(sent, "until"), PlanForm.one(sent, "team"),
        DrawForm.of(sent));
  }

  static TargetedForm fresh(String lead, String party) {
    return new TargetedForm("", lead, party, "", List.of(), "", "", "", "2", new DrawForm("", "", 0));
  }

  List<String> codes() {
    return pointed().stream().map(Pointed::code).distinct().toList();
  }

  List<Pointed> pointed() {
    return parties.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(line -> new Pointed(line.group(1), line.group(2).strip()))
        .toList();
  }

  long unitId() {
    return unit.matches("\\d{1,18}") ? Long.parseLong(unit) : 0;
  }
}
