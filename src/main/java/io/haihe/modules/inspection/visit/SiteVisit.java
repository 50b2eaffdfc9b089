package io.haihe.modules.inspection.visit;

import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.Party;
import io.haihe.modules.inspection.register.SupervisionItem;
import io.haihe.modules.inspection.register.SupervisionItem.CheckLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A visit as those who go there need it.
 *
 * @param party as the pool of the draw had it
 * @param registered the same as the register has it now
 * @param items in the versions the visit was drawn with
 * @param team who goes, the one who leads first
 * @param caseId 0 where no case is opened for it yet
 */
record SiteVisit(
    long id, long task, String title, String kind, LocalDate from, LocalDate until, Party party, Party registered,
    List<SupervisionItem> items, List<Officer> team, long caseId) {

  /** A line of a checklist with the name entries know it by. */
  record Line(String key, SupervisionItem item, CheckLine check) {}

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    items.forEach(item -> item.checklist().forEach(check -> lines.add(new Line(pinned(item) + "#" + check.key(), item, check))));
    return lines;
  }

  static String pinned(SupervisionItem item) {
    return item.code() + "/" + item.version();
  }

  List<Line> lines(SupervisionItem item) {
    return lines().stream().filter(line -> line.item().equals(item)).toList();
  }

  Optional<Line> line(String key) {
    return lines().stream().filter(line -> line.key().equals(key)).findFirst();
  }

  Optional<Officer> member(long officer) {
    return team.stream().filter(each -> each.id() == officer).findFirst();
  }

  /** What all officers of a department together must be certificated for. */
  List<String> fields() {
    return items.stream().map(SupervisionItem::field).distinct().toList();
  }
}
