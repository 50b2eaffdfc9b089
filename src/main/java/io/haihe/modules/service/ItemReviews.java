package io.haihe.modules.service;

import io.haihe.kernel.org.Viewer;
import io.haihe.modules.service.ItemDraft.State;
import io.haihe.modules.service.ServiceLog.Kind;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.api.CleanText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** The way of a draft into force, by two people. */
@Component
public class ItemReviews {

  private static final int LONGEST_WORD = 1000;

  private final ItemDrafts drafts;
  private final DraftMoves moves;
  private final ItemStore items;
  private final ItemReader reader;
  private final Catalogue catalogue;
  private final Editors editors;
  private final ServiceLog log;

  ItemReviews(
      ItemDrafts drafts, DraftMoves moves, ItemStore items, ItemReader reader, Catalogue catalogue, Editors editors, ServiceLog log) {
    this.drafts = drafts;
    this.moves = moves;
    this.items = items;
    this.reader = reader;
    this.catalogue = catalogue;
    this.editors = editors;
    this.log = log;
  }

  /**
   * Whoever hands in what nobody has written on answers for it, and does not publish it.
   *
   * @throws BadInput with what is wrong with it
   */
  public void handIn(Viewer viewer, long id, int seen) {
    requireGood(drafts.find(viewer, id));
    moves.change(id, seen, State.DRAFT, (draft, now) -> {
      log.add(now, viewer.person(), Kind.HANDED_IN, draft.code(), "");
      Set<Long> writers = draft.writers().isEmpty() ? Set.of(viewer.person()) : draft.writers();
      return new ItemDraft(
          draft.id(), draft.code(), State.IN_REVIEW, inForce(draft.code()), draft.revision() + 1, draft.content(), writers, now, viewer.person(), "");
    });
  }

  public void takeBack(Viewer viewer, long id, int seen) {
    drafts.find(viewer, id);
    moves.change(id, seen, State.IN_REVIEW, (draft, now) -> moved(draft, State.DRAFT, draft.against(), viewer, now, draft.word()));
  }

  /** @throws BadInput without a reason */
  public void sendBack(Viewer viewer, long id, int seen, String reason) {
    drafts.find(viewer, id);
    String why = reason(reason);
    moves.change(id, seen, State.IN_REVIEW, (draft, now) -> {
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
    editors.requireJudge(viewer, drafts.find(viewer, id).writers());
    moves.change(id, seen, State.IN_REVIEW, (draft, now) -> {
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
    drafts.find(viewer, id);
    moves.change(id, seen, State.DRAFT, (draft, now) -> {
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
    Spot spot = new Spot(null, 0, new ArrayList<>());
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

  private static ItemDraft moved(ItemDraft draft, State to, @Nullable Integer against, Viewer viewer, Instant now, String word) {
    return new ItemDraft(draft.id(), draft.code(), to, against, draft.revision() + 1, draft.content(), draft.writers(), now, viewer.person(), word);
  }
}
