package io.haihe.modules.service;

import io.haihe.modules.service.DraftLook.Line;
import io.haihe.modules.service.DraftLook.Verdict;
import io.haihe.modules.service.ServiceLog.Kind;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Begins drafts from files whose items need not be told whole: somebody fills in what is missing, somebody else publishes. What is said has to be
 * right. Beginning the same file again changes nothing.
 */
@Component
public class DraftFiles {

  private final ItemReader reader;
  private final ItemStore items;
  private final DraftStore drafts;
  private final ServiceLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DraftFiles(ItemReader reader, ItemStore items, DraftStore drafts, ServiceLog log, TransactionTemplate transactions, Clock clock) {
    this.reader = reader;
    this.items = items;
    this.drafts = drafts;
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Who begins drafts.
   *
   * @param person null for an operator at the command line
   * @param writers who answers for what the file says, and does not publish it; none for an operator: then it is whoever writes on a draft, or hands it in
   */
  public record By(@Nullable Long person, Set<Long> writers) {

    public static By operator() {
      return new By(null, Set.of());
    }
  }

  /**
   * What would be begun; nothing is kept.
   *
   * @throws BadInput if the file cannot be read at all
   */
  public DraftLook look(String file, byte[] bytes) {
    return look(file, ItemFile.read(file, bytes));
  }

  DraftLook look(String file, ItemFile rows) {
    return judged(file, rows).look();
  }

  /**
   * Begins them: all or nothing, unless the good ones are asked for.
   *
   * @return what was done; {@link DraftLook#begun} says whether anything was
   */
  public DraftLook begin(String file, byte[] bytes, boolean goodOnly, By by) {
    ItemFile rows = ItemFile.read(file, bytes);
    return Objects.requireNonNull(transactions.execute(status -> {
      drafts.alone();
      Judged judged = judged(file, rows);
      if (!judged.look().possible(goodOnly)) {
        return judged.look();
      }
      Instant now = clock.instant();
      judged.contents().forEach((code, content) -> {
        log.add(now, by.person(), Kind.BEGUN, code, file);
        drafts.insert(code, null, content, by.writers(), now, by.person());
      });
      return judged.look().asBegun();
    }));
  }

  /** @param contents by code, of what can be begun */
  private record Judged(DraftLook look, Map<String, ObjectNode> contents) {}

  private Judged judged(String file, ItemFile rows) {
    Set<String> there = new HashSet<>(items.known().keySet());
    drafts.open().forEach(draft -> there.add(draft.code()));
    Map<String, Integer> seen = new HashMap<>();
    Map<String, ObjectNode> contents = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    for (ItemFile.Row row : rows.rows()) {
      Spot spot = new Spot(file, row.line(), new ArrayList<>(row.findings()));
      ObjectNode shaped = reader.unfinished(row.raw(), spot);
      String code = shaped == null ? "" : shaped.path("code").asString();
      Integer before = shaped == null ? null : seen.putIfAbsent(code, row.line());
      if (before != null) {
        spot.blame("code", "sameCode", code, before);
      }
      List<Finding> faults = spot.findings().stream().filter(finding -> !DraftLook.gap(finding)).toList();
      List<Finding> gaps = spot.findings().stream().filter(DraftLook::gap).toList();
      Verdict verdict = !faults.isEmpty() ? Verdict.WRONG : there.contains(code) ? Verdict.THERE : Verdict.NEW;
      if (verdict == Verdict.NEW) {
        contents.put(code, Objects.requireNonNull(shaped));
      }
      lines.add(new Line(row.line(), code, name(shaped), verdict, faults, gaps));
    }
    return new Judged(new DraftLook(rows.findings(), lines, false), contents);
  }

  private static Bilingual name(@Nullable ObjectNode shaped) {
    return shaped == null || !shaped.has("name") ? Bilingual.EMPTY : ItemJson.item(shaped).name();
  }
}
