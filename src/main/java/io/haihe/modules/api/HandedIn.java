package io.haihe.modules.api;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.FileInfo;
import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.CleanFile;
import io.haihe.kernel.intake.HeldFiles;
import io.haihe.kernel.intake.Upload;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.platform.BadInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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

  /** @throws BadInput with one finding for each file not taken; then none is held */
  List<FileInfo> hold(Viewer viewer, List<Upload> uploads, CaseType type, Instant at) {
    Attachments.Vetted vetted = attachments.vet(uploads, type);
    if (!vetted.findings().isEmpty()) {
      throw new BadInput(vetted.findings());
    }
    List<FileInfo> infos = new ArrayList<>();
    for (CleanFile file : vetted.files()) {
      FileInfo info = file.info();
      held.drop(key(viewer, info.sha256()));
      held.keep(key(viewer, info.sha256()), List.of(file), at);
      infos.add(info);
    }
    return infos;
  }

  /**
   * Those held that the answers of a form name.
   *
   * @throws BadInput if they are more than a case may have
   */
  List<FileInfo> brought(Viewer viewer, CaseType type, Map<String, Object> answers) {
    List<CleanFile> files = named(viewer, type, answers);
    attachments.room(files.size()).ifPresent(finding -> {
      throw new BadInput(finding);
    });
    return files.stream().map(CleanFile::info).toList();
  }

  private List<CleanFile> named(Viewer viewer, CaseType type, Map<String, Object> answers) {
    return names(type, answers).stream().flatMap(sha256 -> held.files(key(viewer, sha256)).stream()).toList();
  }

  /** Puts them into the case they came for. */
  void attach(Viewer viewer, Case opened, CaseType type, Map<String, Object> answers, Instant at) {
    List<CleanFile> files = named(viewer, type, answers);
    if (attachments.attachClean(new Actor.Staff(viewer), opened, files, true, at).isEmpty()) {
      files.forEach(file -> held.drop(key(viewer, file.info().sha256())));
    }
  }

  private static List<String> names(CaseType type, Map<String, Object> answers) {
    Form form = type.intake().form();
    return form == null
        ? List.of()
        : form.fields().stream()
            .filter(field -> field.attachment() && answers.containsKey(field.key()))
            .map(field -> answers.get(field.key()))
            .flatMap(answer -> (answer instanceof List<?> several ? several : List.of(answer)).stream())
            .map(String::valueOf)
            .distinct()
            .toList();
  }

  private static UUID key(Viewer viewer, String sha256) {
    return UUID.nameUUIDFromBytes(("api:" + viewer.person() + ":" + sha256).getBytes(StandardCharsets.UTF_8));
  }
}
