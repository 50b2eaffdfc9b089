package io.haihe.kernel.intake;

import io.haihe.platform.Finding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the files of a form while its sender mends the rest of it, so that nobody has to choose them twice. */
@Component
public class HeldFiles {

  private final JdbcClient jdbc;
  private final IntakeSettings settings;

  HeldFiles(JdbcClient jdbc, IntakeSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /**
   * A file kept with a form.
   *
   * @param size bytes
   */
  public record Held(long id, String name, long size) {}

  /**
   * Adds files to a form; those beyond the number a case may have are left out.
   *
   * @return what to say if some were
   */
  public Optional<Finding> keep(UUID form, List<CleanFile> files, Instant at) {
    if (files.isEmpty()) {
      return Optional.empty();
    }
    int room = Math.max(0, settings.filesPerCase() - list(form).size());
    files.stream().limit(room).forEach(file -> insert(form, file, at));
    return files.size() > room
        ? Optional.of(Finding.ofField("files", "intake.file.many", settings.filesPerCase()))
        : Optional.empty();
  }

  private void insert(UUID form, CleanFile file, Instant at) {
    jdbc.sql("insert into intake_held_file (form_key, at, name, type, bytes) values (:form, :at, :name, :type, :bytes)")
        .param("form", form)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("name", file.name())
        .param("type", file.type())
        .param("bytes", file.bytes())
        .update();
  }

  /** In the order they were given. */
  public List<Held> list(UUID form) {
    return jdbc.sql("select id, name, octet_length(bytes) from intake_held_file where form_key = :form order by id")
        .param("form", form)
        .query((row, n) -> new Held(row.getLong(1), row.getString(2), row.getLong(3)))
        .list();
  }

  /** With their content, in the same order. */
  public List<CleanFile> files(UUID form) {
    return jdbc.sql("select name, type, bytes from intake_held_file where form_key = :form order by id")
        .param("form", form)
        .query((row, n) -> new CleanFile(row.getString(1), row.getString(2), row.getBytes(3)))
        .list();
  }

  public void drop(UUID form, long id) {
    jdbc.sql("delete from intake_held_file where form_key = :form and id = :id").param("form", form).param("id", id).update();
  }

  /** Forgets the files of a form that was sent. */
  public void drop(UUID form) {
    jdbc.sql("delete from intake_held_file where form_key = :form").param("form", form).update();
  }

  /** @return how many files of forms never sent were removed */
  int dropOld(Instant now) {
    return jdbc.sql("delete from intake_held_file where at < :before")
        .param("before", now.minus(settings.keepUnsent()).atOffset(ZoneOffset.UTC))
        .update();
  }
}
