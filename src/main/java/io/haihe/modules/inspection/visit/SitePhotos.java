package io.haihe.modules.inspection.visit;

import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.CleanFile;
import io.haihe.kernel.intake.Upload;
import io.haihe.platform.Digests;
import io.haihe.platform.Finding;
import io.haihe.platform.Secrets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the photos of visits: judged by content, cleaned of what cameras hide in them, sealed. */
@Component
class SitePhotos {

  private static final String PURPOSE = "inspection.photo";

  private final JdbcClient jdbc;
  private final Secrets secrets;
  private final Attachments attachments;

  SitePhotos(JdbcClient jdbc, Secrets secrets, Attachments attachments) {
    this.jdbc = jdbc;
    this.secrets = secrets;
    this.attachments = attachments;
  }

  record Content(String type, byte[] bytes) {}

  /** @return what is wrong with it; nothing where it is kept, now or since before */
  List<Finding> keep(long visit, UUID id, Upload upload, Instant at) {
    Attachments.Vetted vetted = attachments.vetPicture(upload);
    if (!vetted.findings().isEmpty()) {
      return vetted.findings();
    }
    CleanFile picture = vetted.files().getFirst();
    int kept = jdbc.sql(
            """
            insert into inspection_photo (id, visit, type, size, sha256, sealed, received_at) values (:id, :visit, :type, :size, :sha, :sealed, :at)
            on conflict (id) do nothing
            """)
        .param("id", id)
        .param("visit", visit)
        .param("type", picture.type())
        .param("size", picture.bytes().length)
        .param("sha", Digests.sha256Hex(picture.bytes()))
        .param("sealed", secrets.seal(PURPOSE, id.toString(), picture.bytes()))
        .param("at", Timestamp.from(at))
        .update();
    return kept == 1 || kept(visit).contains(id.toString()) ? List.of() : List.of(Finding.ofField("file", "inspection.visit.refused.reused"));
  }

  /** Ids of those that have come. */
  Set<String> kept(long visit) {
    return new HashSet<>(jdbc.sql("select id::text from inspection_photo where visit = ?").param(visit).query(String.class).list());
  }

  /** SHA-256 of the cleaned picture. */
  Optional<String> digest(long visit, String id) {
    return jdbc.sql("select sha256 from inspection_photo where visit = ? and id::text = ?").params(visit, id).query(String.class).optional();
  }

  Optional<Content> find(long visit, UUID id) {
    return jdbc.sql("select type, sealed from inspection_photo where visit = ? and id = ?")
        .params(visit, id)
        .query((row, n) -> new Content(row.getString(1), secrets.open(PURPOSE, id.toString(), row.getBytes(2))))
        .optional();
  }
}
