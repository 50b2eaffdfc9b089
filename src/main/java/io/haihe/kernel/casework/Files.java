package io.haihe.kernel.casework;

import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Digests;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the files of cases. What may be kept is judged before, by intake; who may read is judged here. */
@Component
public class Files {

  private final JdbcClient jdbc;
  private final Cases cases;

  Files(JdbcClient jdbc, Cases cases) {
    this.jdbc = jdbc;
    this.cases = cases;
  }

  public record Content(FileInfo info, byte[] bytes) {}

  /** Stores the bytes; they belong to the case's timeline once an {@link Command.Attach} has been done. */
  public FileInfo store(long caseId, String name, String type, byte[] bytes) {
    String sha256 = Digests.sha256Hex(bytes);
    long id =
        jdbc.sql(
                """
                insert into casework_file (case_id, name, type, size, sha256, bytes)
                values (:case, :name, :type, :size, :sha256, :bytes) returning id
                """)
            .param("case", caseId)
            .param("name", name)
            .param("type", type)
            .param("size", bytes.length)
            .param("sha256", sha256)
            .param("bytes", bytes)
            .query(Long.class)
            .single();
    return new FileInfo(id, name, type, bytes.length, sha256);
  }

  /** A file of a case the viewer sees. */
  public Optional<Content> find(Viewer viewer, long id) {
    return caseOf(id).filter(caseId -> cases.find(viewer, caseId).isPresent()).flatMap(caseId -> read(id));
  }

  /** What a case has under a SHA-256. */
  public Optional<FileInfo> find(long caseId, String sha256) {
    return jdbc.sql("select id, name, type, size from casework_file where case_id = :case and sha256 = :sha256 order by id limit 1")
        .param("case", caseId)
        .param("sha256", sha256)
        .query((row, n) -> new FileInfo(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), sha256))
        .optional();
  }

  /** A file of a case, for what the city does with it by itself. */
  public Optional<Content> ofCase(long caseId, long id) {
    return caseOf(id).filter(found -> found == caseId).flatMap(found -> read(id));
  }

  /** A file of a case somebody holds the secret link of, if the reporter may see it. */
  public Optional<Content> findForReporter(Case now, long id, List<Entry> timeline) {
    boolean shown =
        timeline.stream()
            .anyMatch(entry -> entry.kind() == Entry.Kind.ATTACHED && entry.open()
                && entry.input().get("id") instanceof Number number && number.longValue() == id);
    return shown ? caseOf(id).filter(caseId -> caseId == now.id()).flatMap(caseId -> read(id)) : Optional.empty();
  }

  private Optional<Long> caseOf(long id) {
    return jdbc.sql("select case_id from casework_file where id = :id").param("id", id).query(Long.class).optional();
  }

  private Optional<Content> read(long id) {
    return jdbc.sql("select name, type, size, sha256, bytes from casework_file where id = :id")
        .param("id", id)
        .query((row, n) -> new Content(
            new FileInfo(id, row.getString(1), row.getString(2), row.getLong(3), row.getString(4)), row.getBytes(5)))
        .optional();
  }
}
