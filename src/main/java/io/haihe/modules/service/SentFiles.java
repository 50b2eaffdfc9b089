package io.haihe.modules.service;

import io.haihe.kernel.org.Viewer;
import io.haihe.modules.service.ServiceLog.Kind;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files of items sent on a page: looked at by everybody who works on the catalogue, taken over by somebody other than the sender, or begun as drafts.
 */
@Component
public class SentFiles {

  private static final String SENT = "select id, file, good_only, sent_at, sent_by from service_import ";

  private final JdbcClient jdbc;
  private final ItemImport imports;
  private final DraftFiles drafts;
  private final Editors editors;
  private final ServiceLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;

  SentFiles(
      JdbcClient jdbc, ItemImport imports, DraftFiles drafts, Editors editors, ServiceLog log, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.imports = imports;
    this.drafts = drafts;
    this.editors = editors;
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** @param goodOnly whether to take what is right though other rows are wrong */
  public record Sent(long id, String file, boolean goodOnly, Instant at, long by) {}

  public List<Sent> waiting(Viewer viewer) {
    editors.require(viewer);
    return jdbc.sql(SENT + "order by id").query((row, n) -> sent(row)).list();
  }

  /** @throws NotFound if there is none, or it is not for this viewer */
  public Sent find(Viewer viewer, long id) {
    Optional<Sent> found = editors.may(viewer) ? jdbc.sql(SENT + "where id = ?").param(id).query((row, n) -> sent(row)).optional() : Optional.empty();
    return found.orElseThrow(() -> new NotFound(Finding.ofField("id", "service.import.unknown")));
  }

  /** @throws io.haihe.platform.BadInput if it cannot be read at all */
  public long send(Viewer viewer, String file, byte[] content, boolean goodOnly) {
    editors.require(viewer);
    imports.look(file, content);
    Instant now = clock.instant();
    return Objects.requireNonNull(transactions.execute(status -> {
      log.add(now, viewer.person(), Kind.SENT, "", file);
      return jdbc.sql("insert into service_import (file, content, good_only, sent_at, sent_by) values (?, ?, ?, ?, ?) returning id")
          .params(file, content, goodOnly, Timestamp.from(now), viewer.person())
          .query(Long.class)
          .single();
    }));
  }

  /**
   * A file, read once.
   *
   * @param look what taking it over would do now
   * @param drafts what drafts it would begin now
   */
  public record Opened(Sent sent, ItemLook look, DraftLook drafts) {}

  public Opened open(Viewer viewer, long id) {
    Sent sent = find(viewer, id);
    ItemFile rows = ItemFile.read(sent.file(), content(id));
    return new Opened(sent, imports.look(sent.file(), rows), drafts.look(sent.file(), rows));
  }

  public boolean mayTake(Viewer viewer, Sent sent) {
    return editors.mayJudge(viewer, Set.of(sent.by()));
  }

  /** @return what was done; the file stays where nothing was */
  public ItemLook take(Viewer viewer, long id) {
    Sent sent = find(viewer, id);
    editors.requireJudge(viewer, Set.of(sent.by()));
    ItemLook look = imports.take(sent.file(), content(id), sent.goodOnly(), new ItemImport.By(sent.by(), viewer.person(), "page"), Progress.silent());
    if (look.taken()) {
      remove(id);
    }
    return look;
  }

  /**
   * Begins a draft of each of its items, which nobody publishes who has sent it or begun them.
   *
   * @return what was done; the file stays where nothing was
   */
  public DraftLook begin(Viewer viewer, long id) {
    Sent sent = find(viewer, id);
    Set<Long> writers = new HashSet<>(List.of(sent.by(), viewer.person()));
    DraftLook look = drafts.begin(sent.file(), content(id), sent.goodOnly(), new DraftFiles.By(viewer.person(), writers));
    if (look.begun()) {
      remove(id);
    }
    return look;
  }

  public void discard(Viewer viewer, long id) {
    find(viewer, id);
    remove(id);
  }

  private void remove(long id) {
    jdbc.sql("delete from service_import where id = ?").param(id).update();
  }

  private byte[] content(long id) {
    return jdbc.sql("select content from service_import where id = ?").param(id).query(byte[].class).single();
  }

  private static Sent sent(ResultSet row) throws SQLException {
    return new Sent(row.getLong("id"), row.getString("file"), row.getBoolean("good_only"), row.getTimestamp("sent_at").toInstant(), row.getLong("sent_by"));
  }
}
