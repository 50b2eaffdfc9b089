package io.haihe.modules.service;

import io.haihe.kernel.org.Viewer;
import io.haihe.modules.service.ItemDraft.State;
import io.haihe.modules.service.ServiceLog.Kind;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Items written on pages; {@link ItemReviews} brings them into force. */
@Component
public class ItemDrafts {

  private final DraftStore drafts;
  private final ItemStore items;
  private final ItemReader reader;
  private final DraftMoves moves;
  private final Editors editors;
  private final ServiceLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ItemDrafts(
      DraftStore drafts, ItemStore items, ItemReader reader, DraftMoves moves, Editors editors, ServiceLog log,
      TransactionTemplate transactions, Clock clock) {
    this.drafts = drafts;
    this.items = items;
    this.reader = reader;
    this.moves = moves;
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
        return drafts.insert(code, last.map(Published::version).orElse(null), content, Set.of(), now, viewer.person());
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
    moves.change(id, seen, State.DRAFT, (draft, now) -> {
      Set<Long> writers = new HashSet<>(draft.writers());
      if (writers.add(viewer.person())) {
        log.add(now, viewer.person(), Kind.CHANGED, draft.code(), "");
      }
      return new ItemDraft(draft.id(), draft.code(), State.DRAFT, draft.against(), draft.revision() + 1, content, writers, now, viewer.person(), draft.word());
    });
  }

  private static Spot spot() {
    return new Spot(null, 0, new ArrayList<>());
  }
}
