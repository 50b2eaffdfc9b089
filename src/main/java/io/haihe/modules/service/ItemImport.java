package io.haihe.modules.service;

import io.haihe.modules.service.ItemLook.Line;
import io.haihe.modules.service.ItemLook.Verdict;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes over items from files: all or nothing, unless the good ones are asked for; what is there already in the same words stays as it is. */
@Component
public class ItemImport {

  private final ItemReader reader;
  private final ItemStore store;
  private final Catalogue catalogue;
  private final ServiceLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ItemImport(
      ItemReader reader, ItemStore store, Catalogue catalogue, ServiceLog log, TransactionTemplate transactions, Clock clock) {
    this.reader = reader;
    this.store = store;
    this.catalogue = catalogue;
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Who takes over a file.
   *
   * @param author who sent it; null for an operator at the command line
   * @param way how it came: {@code command}, {@code page}, {@code demo}
   */
  public record By(@Nullable Long author, @Nullable Long publisher, String way) {

    public static By operator() {
      return new By(null, null, "command");
    }
  }

  /**
   * What taking it over would do; nothing is kept.
   *
   * @throws BadInput if the file cannot be read at all
   */
  public ItemLook look(String file, byte[] bytes) {
    return look(file, ItemFile.read(file, bytes));
  }

  ItemLook look(String file, ItemFile rows) {
    return judged(file, rows, Progress.silent()).look();
  }

  /**
   * Takes it over.
   *
   * @param goodOnly whether to take what is right though other rows are wrong
   * @return what was done; {@link ItemLook#taken} says whether anything was
   */
  public ItemLook take(String file, byte[] bytes, boolean goodOnly, By by, Progress progress) {
    return take(file, ItemFile.read(file, bytes), goodOnly, by, progress);
  }

  ItemLook take(String file, ItemFile rows, boolean goodOnly, By by, Progress progress) {
    ItemLook look = Objects.requireNonNull(transactions.execute(status -> {
      store.change();
      Judged judged = judged(file, rows, progress);
      if (judged.versions().isEmpty() || !judged.look().findings().isEmpty() && !goodOnly) {
        status.setRollbackOnly();
        return judged.look();
      }
      ItemStore.Deed deed = new ItemStore.Deed(clock.instant(), by.author(), by.publisher(), by.way());
      store.write(judged.versions(), deed);
      log.add(deed.at(), by.publisher(), ServiceLog.Kind.IMPORTED, "", file + ": " + judged.versions().size());
      return judged.look().asTaken();
    }));
    catalogue.lookAgain();
    return look;
  }

  private record Judged(ItemLook look, List<ItemStore.NewVersion> versions) {}

  private Judged judged(String file, ItemFile rows, Progress progress) {
    Map<String, ItemStore.Known> known = store.known();
    Map<String, String> owners = new HashMap<>();
    known.forEach((code, one) -> owners.put(one.businessCode(), code));
    Map<String, Integer> seen = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    List<ItemStore.NewVersion> versions = new ArrayList<>();
    progress.total(rows.rows().size());
    for (ItemFile.Row row : rows.rows()) {
      Spot spot = new Spot(file, row.line(), new ArrayList<>(row.findings()));
      ItemReader.Read read = reader.read(row.raw(), spot);
      if (read != null) {
        unique(read.item(), seen, owners, spot);
      }
      boolean good = read != null && spot.findings().isEmpty();
      Verdict verdict = good ? verdict(Objects.requireNonNull(read), known, spot) : Verdict.WRONG;
      if (verdict == Verdict.NEW || verdict == Verdict.CHANGED) {
        ItemStore.Known before = known.get(Objects.requireNonNull(read).item().code());
        versions.add(new ItemStore.NewVersion(read, before == null ? 1 : before.version() + 1));
      }
      lines.add(new Line(row.line(), read == null ? "" : read.item().code(), read == null ? Bilingual.EMPTY : read.item().name(), verdict, spot.findings()));
      progress.step(1);
    }
    return new Judged(new ItemLook(rows.findings(), lines, false), versions);
  }

  private static void unique(Item item, Map<String, Integer> seen, Map<String, String> owners, Spot spot) {
    Integer before = seen.putIfAbsent(item.code(), spot.line());
    if (before != null) {
      spot.blame("code", "sameCode", item.code(), before);
    }
    String owner = item.businessCode().isEmpty() ? null : owners.putIfAbsent(item.businessCode(), item.code());
    if (owner != null && !owner.equals(item.code())) {
      spot.blame("businessCode", "sameBusinessCode", item.businessCode(), owner);
    }
  }

  private static Verdict verdict(ItemReader.Read read, Map<String, ItemStore.Known> known, Spot spot) {
    ItemStore.Known before = known.get(read.item().code());
    if (before == null) {
      return Verdict.NEW;
    }
    if (before.digest().equals(HexFormat.of().formatHex(ItemJson.digest(read.shaped())))) {
      return Verdict.SAME;
    }
    if (before.retired()) {
      spot.blame("code", "retired", read.item().code());
      return Verdict.WRONG;
    }
    return Verdict.CHANGED;
  }
}
