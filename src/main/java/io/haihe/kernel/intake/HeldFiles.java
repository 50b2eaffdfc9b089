package io.haihe.kernel.intake;

import io.haihe.kernel.casework.FileInfo;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  /** A file kept with a form; its bytes stay where they are. */
  public record Held(long id, FileInfo info) {}

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
    files.stream().limit(room).forEach(file -> insert(form, null, file, at));
    return files.size() > room
        ? Optional.of(Finding.ofField("files", "intake.file.many", settings.filesPerCase()))
        : Optional.empty();
  }

  /**
   * Holds files for a person, each under a key of its own; one that is held there already is taken anew.
   *
   * @return what to say if they are more than may be held for one person; then none is
   */
  public Optional<Finding> keep(long person, Map<UUID, CleanFile> files, Instant at) {
    if (files.isEmpty()) {
      return Optional.empty();
    }
    long bytes = files.values().stream().mapToLong(file -> file.bytes().length).sum();
    if (heldBeside(person, files.keySet()) + bytes > settings.heldPerPerson().toBytes()) {
      return Optional.of(Finding.ofField(
          "files", "intake.file.held", settings.heldPerPerson().toMegabytes(), settings.keepUnsent().toHours()));
    }
    files.forEach((key, file) -> {
      drop(key);
      insert(key, person, file, at);
    });
    return Optional.empty();
  }

  private long heldBeside(long person, Collection<UUID> keys) {
    return jdbc.sql("select coalesce(sum(size), 0) from intake_held_file where person = :person and form_key not in (:keys)")
        .param("person", person)
        .param("keys", keys)
        .query(Long.class)
        .single();
  }

  private void insert(UUID form, @Nullable Long person, CleanFile file, Instant at) {
    FileInfo info = file.info();
    jdbc.sql(
            """
            insert into intake_held_file (form_key, person, at, name, type, size, sha256, bytes)
            values (:form, :person, :at, :name, :type, :size, :sha256, :bytes)
            """)
        .param("form", form)
        .param("person", person)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("name", info.name())
        .param("type", info.type())
        .param("size", info.size())
        .param("sha256", info.sha256())
        .param("bytes", file.bytes())
        .update();
  }

  /** In the order they were given. */
  public List<Held> list(UUID form) {
    return jdbc.sql("select id, name, type, size, sha256 from intake_held_file where form_key = :form order by id")
        .param("form", form)
        .query((row, n) -> new Held(
            row.getLong(1), new FileInfo(0, row.getString(2), row.getString(3), row.getLong(4), row.getString(5))))
        .list();
  }

  /** With their content, in the same order. */
  public List<CleanFile> files(UUID form) {
    return jdbc.sql("select name, type, bytes from intake_held_file where form_key = :form order by id")
        .param("form", form)
        .query((row, n) -> new CleanFile(row.getString(1), row.getString(2), row.getBytes(3)))
        .list();
  }

  /** Those of some SHA-256, with their content, in the same order. */
  public List<CleanFile> files(UUID form, Collection<String> sha256) {
    return sha256.isEmpty()
        ? List.of()
        : jdbc.sql("select name, type, bytes from intake_held_file where form_key = :form and sha256 in (:sha256) order by id")
            .param("form", form)
            .param("sha256", sha256)
            .query((row, n) -> new CleanFile(row.getString(1), row.getString(2), row.getBytes(3)))
            .list();
  }

  /** The form goes on under another key, with its files. */
  public void move(UUID form, UUID other) {
    jdbc.sql("update intake_held_file set form_key = :other where form_key = :form").param("form", form).param("other", other).update();
  }

  public void drop(UUID form, long id) {
    jdbc.sql("delete from intake_held_file where form_key = :form and id = :id").param("form", form).param("id", id).update();
  }

  /** Keeps the files of a form that was saved to be gone on with. */
  public void keepUntil(UUID form, Instant until) {
    jdbc.sql("update intake_held_file set keep_until = :until where form_key = :form")
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("form", form)
        .update();
  }

  /** Forgets all but those of some SHA-256. */
  public void dropOthers(UUID form, Collection<String> sha256) {
    list(form).stream().filter(held -> !sha256.contains(held.info().sha256())).forEach(held -> drop(form, held.id()));
  }

  /** Forgets the files of a form that was sent. */
  public void drop(UUID form) {
    jdbc.sql("delete from intake_held_file where form_key = :form").param("form", form).update();
  }

  /** @return how many files of forms never sent were removed */
  int dropOld(Instant now) {
    return jdbc.sql("delete from intake_held_file where at < :before and (keep_until is null or keep_until < :now)")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("before", now.minus(settings.keepUnsent()).atOffset(ZoneOffset.UTC))
        .update();
  }
}
