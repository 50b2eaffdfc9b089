package io.haihe.modules.api;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.FileInfo;
import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.Brought;
import io.haihe.kernel.intake.CleanFile;
import io.haihe.kernel.intake.HeldFiles;
import io.haihe.kernel.intake.NamedFiles;
import io.haihe.kernel.intake.Upload;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Files a program hands in before it opens the case whose form they answer. Each is held for its sender alone, by its SHA-256. */
@Component
class HandedIn {

  private final Attachments attachments;
  private final HeldFiles held;

  HandedIn(Attachments attachments, HeldFiles held) {
    this.attachments = attachments;
    this.held = held;
  }

  /** @throws BadInput with one finding for each file not taken, or where they are more than is held for one person; then none is held */
  List<FileInfo> hold(Viewer viewer, List<Upload> uploads, CaseType type, Instant at) {
    Attachments.Vetted vetted = attachments.vet(uploads, type);
    if (!vetted.findings().isEmpty()) {
      throw new BadInput(vetted.findings());
    }
    Map<UUID, CleanFile> files = new LinkedHashMap<>();
    vetted.files().forEach(file -> files.put(key(viewer, file.info().sha256()), file));
    held.keep(viewer.person(), files, at).ifPresent(full -> {
      throw new BadInput(full);
    });
    return vetted.files().stream().map(CleanFile::info).toList();
  }

  /**
   * Those held that the answers of a form name. They are taken up here once: another case that is opened with one of them at the same moment has
   * it too.
   *
   * @throws BadInput if they are more than a case may have
   */
  List<Brought> brought(Viewer viewer, CaseType type, Map<String, Object> answers) {
    Map<String, Boolean> open = NamedFiles.of(type.intake().form(), answers);
    attachments.room(open.size()).ifPresent(finding -> {
      throw new BadInput(finding);
    });
    List<Brought> brought = new ArrayList<>();
    open.forEach((sha256, toReporter) ->
        held.files(key(viewer, sha256)).forEach(file -> brought.add(new Brought(file, toReporter))));
    return brought;
  }

  /**
   * Puts them into the case they came for; held no longer once they are there.
   *
   * @return what was wrong
   */
  List<Finding> attach(Viewer viewer, String number, List<Brought> brought, Instant at) {
    List<Finding> findings = attachments.bring(new Actor.Staff(viewer), number, brought, at);
    if (findings.isEmpty()) {
      brought.forEach(each -> held.drop(key(viewer, each.file().info().sha256())));
    }
    return findings;
  }

  private static UUID key(Viewer viewer, String sha256) {
    return UUID.nameUUIDFromBytes(("api:" + viewer.person() + ":" + sha256).getBytes(StandardCharsets.UTF_8));
  }
}
