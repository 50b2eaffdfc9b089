package io.haihe.modules.service;

import io.haihe.kernel.org.Viewer;
import io.haihe.modules.service.ItemDraft.State;
import io.haihe.modules.service.ServiceLog.Kind;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.api.CleanText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Items written on pages, and their way into force by two people. */
@Component
public class ItemDrafts {

  private static final int LONGEST_WORD = 1000;

  private final DraftStore drafts;
  private final ItemStore items;
  private final ItemReader reader;
  private final Catalogue catalogue;
  private final Editors editors;
  private final ServiceLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ItemDrafts(
      DraftStore drafts, ItemStore items, ItemReader reader, Catalogue catalogue, Editors editors, ServiceLog log,
      TransactionTemplate transactions, Clock clock) {
    this.drafts = drafts;
    this.items = items;
    this.reader = reader;
    this.catalogue = catalogue;
    this.editors = editors;
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
  }

  public List<ItemDraft> open(Viewer viewer) {
    editors.require(viewer);
    return drafts.open();
  }

  public Optional<ItemDraft> open(Viewer viewer, String code) {
    editors.require(viewer);
    return drafts.open(code);
  }

  /** @throws NotFound if there is none, or it is not for this viewer */
  public ItemDraft find(Viewer viewer, long id) {
    return drafts.find(id)
        .filter(draft -> editors.may(viewer))
        .orElseThrow(() -> new NotFound(Finding.ofField("id", "service.draft.unknown")));
  }

  /**
   * Begins one from the version in force, or for an item that is new.
   *
   * @throws BadInput if it is no code, or one is open already
   */
  public long begin(Viewer viewer, String code) {
    editors.require(viewer);
    if (!code.matches(Fields.CODE)) {
      throw new BadInput(Finding.ofField("code", "service.fault.pattern.code", code));
    }
    Optional<Published> last = items.last(code);
    if (last.filter(found -> found.retirement() != null).isPresent()) {
      throw new BadInput(Finding.ofField("code", "service.fault.retired", code));
    }
    ObjectNode content = last.map(found -> items.content(code, found.version())).orElseGet(() -> ItemJson.JSON.createObjectNode().put("code", code));
    Instant now = clock.instant();
    try {
      return Objects.requireNonNull(transactions.execute(status -> {
        log.add(now, viewer.person(), Kind.BEGUN, code, "");
        return drafts.insert(code, last.map(Published::version).orElse(null), content, now, viewer.person());
      }));
    } catch (DuplicateKeyException open) {
      throw new BadInput(Finding.ofField("code", "service.draft.open", code));
    }
  }

  /** Everything that keeps it from being handed in. */
  public List<Finding> findings(ItemDraft draft) {
    Spot spot = spot();
    reader.read(draft.content(), spot);
    return spot.findings();
  }

  /** The item it would be; empty while something is wrong with it. */
  public Optional<Item> item(ItemDraft draft) {
    return Optional.ofNullable(reader.read(draft.content(), spot())).map(ItemReader.Read::item);
  }

  /** What it changes in the version it was begun from. */
  public List<Change> changes(ItemDraft draft) {
    Integer against = draft.against();
    ObjectNode before = against == null ? ItemJson.JSON.createObjectNode() : Shaper.shape(items.content(draft.code(), against), spot());
    return Change.between(before, Shaper.shape(draft.content(), spot()));
  }

  /** Keeps what was entered, right or wrong; the code stays. */
  public void save(Viewer viewer, long id, int seen, ObjectNode content) {
    content.put("code", find(viewer, id).code());
    change(viewer, id, seen, State.DRAFT, (draft, now) -> {
      Set<Long> writers = new HashSet<>(draft.writers());
      if (writers.add(viewer.person())) {
        log.add(now, viewer.person(), Kind.CHANGED, draft.code(), "");
      }
      return new ItemDraft(draft.id(), draft.code(), State.DRAFT, draft.against(), draft.revision() + 1, content, writers, now, viewer.person(), draft.word());
    });
  }

  /** @throws BadInput with what is wrong with it */
  public void handIn(Viewer viewer, long id, int seen) {
    requireGood(find(viewer, id));
    change(viewer, id, seen, State.DRAFT, (draft, now) -> {
      log.add(now, viewer.person(), Kind.HANDED_IN, draft.code(), "");
      return moved(draft, State.IN_REVIEW, inForce(draft.code()), viewer, now, "");
    });
  }

  public void takeBack(Viewer viewer, long id, int seen) {
    change(viewer, id, seen, State.IN_REVIEW, (draft, now) -> moved(draft, State.DRAFT, draft.against(), viewer, now, draft.word()));
  }

  /** @throws BadInput without a reason */
  public void sendBack(Viewer viewer, long id, int seen, String reason) {
    String why = reason(reason);
    change(viewer, id, seen, State.IN_REVIEW, (draft, now) -> {
      editors.requireJudge(viewer, draft.writers());
      log.add(now, viewer.person(), Kind.SENT_BACK, draft.code(), why);
      return moved(draft, State.DRAFT, draft.against(), viewer, now, why);
    });
  }

  /**
   * Makes it the version in force.
   *
   * @throws AccessDeniedException for those who have written on it
   * @throws Conflict if another version has come into force since it was handed in
   */
  public void publish(Viewer viewer, long id, int seen) {
    editors.requireJudge(viewer, find(viewer, id).writers());
    change(viewer, id, seen, State.IN_REVIEW, (draft, now) -> {
      editors.requireJudge(viewer, draft.writers());
      items.change();
      Optional<Published> last = items.last(draft.code());
      Integer before = last.map(Published::version).orElse(null);
      if (!Objects.equals(draft.against(), before) || last.filter(found -> found.retirement() != null).isPresent()) {
        throw new Conflict(Finding.ofField("state", "service.draft.otherInForce"));
      }
      ItemReader.Read read = requireGood(draft);
      int version = before == null ? 1 : before + 1;
      Long author = draft.writers().stream().min(Long::compare).orElse(null);
      items.write(List.of(new ItemStore.NewVersion(read, version)), new ItemStore.Deed(now, author, viewer.person(), "draft"));
      log.add(now, viewer.person(), Kind.PUBLISHED, draft.code(), String.valueOf(version));
      return moved(draft, State.PUBLISHED, draft.against(), viewer, now, "");
    });
    catalogue.lookAgain();
  }

  public void discard(Viewer viewer, long id, int seen) {
    change(viewer, id, seen, State.DRAFT, (draft, now) -> {
      log.add(now, viewer.person(), Kind.DISCARDED, draft.code(), "");
      return moved(draft, State.DISCARDED, draft.against(), viewer, now, "");
    });
  }

  static String reason(String reason) {
    String why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_WORD || !CleanText.isClean(why)) {
      throw new BadInput(Finding.ofField("reason", "service.draft.reason", LONGEST_WORD));
    }
    return why;
  }

  private ItemReader.Read requireGood(ItemDraft draft) {
    Spot spot = spot();
    ItemReader.Read read = reader.read(draft.content(), spot);
    String business = read == null ? "" : read.item().businessCode();
    items.ownerOf(business).filter(owner -> !owner.equals(draft.code()))
        .ifPresent(owner -> spot.blame("businessCode", "sameBusinessCode", business, owner));
    if (read == null || !spot.findings().isEmpty()) {
      throw new BadInput(spot.findings());
    }
    return read;
  }

  private @Nullable Integer inForce(String code) {
    return items.last(code).map(Published::version).orElse(null);
  }

  private void change(Viewer viewer, long id, int seen, State from, BiFunction<ItemDraft, Instant, ItemDraft> change) {
    find(viewer, id);
    transactions.executeWithoutResult(status -> {
      ItemDraft draft = drafts.lock(id).orElseThrow();
      if (draft.state() != from || draft.revision() != seen) {
        throw new Conflict(Finding.ofField("state", "service.draft.overtaken"));
      }
      drafts.update(change.apply(draft, clock.instant()));
    });
  }

  private static ItemDraft moved(ItemDraft draft, State to, @Nullable Integer against, Viewer viewer, Instant now, String word) {
    return new ItemDraft(draft.id(), draft.code(), to, against, draft.revision() + 1, draft.content(), draft.writers(), now, viewer.person(), word);
  }

  private static Spot spot() {
    return new Spot(null, 0, new ArrayList<>());
  }
}
