package io.haihe.kernel.scenario.drafts;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.LifeLog;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes the files of drafts. Nobody overwrites what they have not seen. */
@Component
public class DraftFiles {

  private final Drafts drafts;
  private final DraftStore store;
  private final LifeLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DraftFiles(Drafts drafts, DraftStore store, LifeLog log, TransactionTemplate transactions, Clock clock) {
    this.drafts = drafts;
    this.store = store;
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What became of a text that was to be saved. */
  public sealed interface Saved {

    /** As it is now. */
    record Kept(DraftFile file) implements Saved {}

    /**
     * Somebody else was faster; nothing was changed.
     *
     * @param theirs as they left it, or null if they removed it
     */
    record Overtaken(@Nullable DraftFile theirs) implements Saved {}
  }

  /**
   * Keeps a text whatever it says.
   *
   * @param seen revision of the file the text was made from; 0 for a new file
   * @throws Conflict if the draft may not be changed any more
   */
  public Saved save(Viewer viewer, long id, String path, int seen, String text) {
    requireGood(path);
    return change(viewer, id, draft -> {
      DraftFile now = store.file(id, path).orElse(null);
      int revision = now == null ? 0 : now.revision();
      return revision == seen ? kept(viewer, draft, now, path, text) : new Saved.Overtaken(now);
    });
  }

  private Saved kept(Viewer viewer, Draft draft, @Nullable DraftFile before, String path, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    if (before != null && Arrays.equals(before.content(), content)) {
      return new Saved.Kept(before);
    }
    DraftFile file = new DraftFile(path, content, draft.revision() + 1, clock.instant(), viewer.person());
    requireRoom(draft, file);
    store.put(draft.id(), file);
    changed(viewer, draft, before == null ? LifeLog.Kind.ADDED : LifeLog.Kind.SAVED, path);
    return new Saved.Kept(file);
  }

  private void requireRoom(Draft draft, DraftFile file) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    store.files(draft.id()).forEach(each -> all.put(each.path(), each.content()));
    all.put(file.path(), file.content());
    Judge.sized(draft.key(), all);
  }

  private static void requireGood(String path) {
    if (!DraftPaths.good(path)) {
      throw new BadInput(Finding.ofField("path", "scenario.draft.path", path));
    }
  }

  /** @throws Conflict if somebody has changed the file since, or the draft may not be changed any more */
  public void remove(Viewer viewer, long id, String path, int seen) {
    change(viewer, id, draft -> {
      DraftFile now = store.file(id, path).orElseThrow(() -> new NotFound(Finding.ofField("path", "scenario.draft.noFile", path)));
      if (now.revision() != seen) {
        throw new Conflict(Finding.ofField("path", "scenario.draft.overtaken", path));
      }
      store.remove(id, path);
      changed(viewer, draft, LifeLog.Kind.REMOVED, path);
      return now;
    });
  }

  /**
   * Puts the files of a zip in the place of all there are.
   *
   * @param seen revision of the draft
   * @throws Conflict if somebody has changed the draft since, or it may not be changed any more
   */
  public void replace(Viewer viewer, long id, int seen, byte[] zip) {
    Map<String, byte[]> files = Drafts.unpacked(zip).files();
    change(viewer, id, draft -> {
      if (draft.revision() != seen) {
        throw new Conflict(Finding.ofField("file", "scenario.draft.overtaken", draft.key()));
      }
      store.replace(id, files, draft.revision() + 1, clock.instant(), viewer.person());
      changed(viewer, draft, LifeLog.Kind.REPLACED, "");
      return draft;
    });
  }

  private void changed(Viewer viewer, Draft draft, LifeLog.Kind kind, String detail) {
    Instant now = clock.instant();
    store.update(new Draft(
        draft.id(), draft.key(), draft.state(), draft.against(), draft.revision() + 1, draft.begunAt(), now, viewer.person(), null));
    log.add(new LifeLog.Line(now, viewer.person(), draft.key(), draft.id(), kind, detail));
  }

  private <T> T change(Viewer viewer, long id, Function<Draft, T> change) {
    drafts.find(viewer, id);
    return Objects.requireNonNull(transactions.execute(status -> {
      Draft draft = store.lock(id).orElseThrow();
      if (draft.state() != Draft.State.DRAFT) {
        throw new Conflict(Finding.ofField("state", "scenario.draft.frozen." + draft.state()));
      }
      return change.apply(draft);
    }));
  }
}
