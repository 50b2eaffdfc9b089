package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Form;
import io.haihe.platform.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers that are files, named by their SHA-256: what is handed in is a file of the case or comes with it, of a kind that is asked for. */
final class FileAnswers {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Others others;

  FileAnswers(Others others) {
    this.others = others;
  }

  void check(Form.Field field, String path, Object answer, Lookups.Entering by, List<Finding> findings) {
    for (Object each : answer instanceof List<?> several ? several : List.of(answer)) {
      if (each instanceof String sha256 && !sha256.isBlank()) {
        one(field, path, sha256, by, findings);
      }
    }
  }

  private void one(Form.Field field, String path, String sha256, Lookups.Entering by, List<Finding> findings) {
    if (by.actor() instanceof Actor.Importer && SHA256.matcher(sha256).matches()) {
      return;
    }
    Optional<FileInfo> file = by.brought().stream().filter(info -> info.sha256().equals(sha256)).findFirst()
        .or(() -> others.file(by.matter(), sha256));
    if (file.isEmpty()) {
      findings.add(Finding.ofField(path, "casework.file.unknown", sha256));
    } else if (!field.accepts(file.get().type())) {
      findings.add(Finding.ofField(path, "casework.file.kind", file.get().name(), String.join(", ", field.accept())));
    }
  }
}
