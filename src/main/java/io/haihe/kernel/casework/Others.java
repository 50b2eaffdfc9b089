package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Scenario;
import java.util.Map;
import java.util.Optional;

/** What the engine asks of other cases, of files and of scenarios. */
interface Others {

  Optional<Case> find(String number);

  Optional<Case> find(long id);

  /** A file of a case by its SHA-256. */
  Optional<FileInfo> file(long caseId, String sha256);

  /** A scenario as it is in force, with the id of its version. */
  record Current(Scenario scenario, int version) {}

  Optional<Current> current(String scenario);

  /** What was entered into personal fields when a case was opened, for rules that compare; empty where it was removed. */
  Map<String, Object> personal(long id);

  /** What has been voted so far in the secret ballot of a case. */
  Map<String, Long> votes(long id);

  /** For a new case; it may be left unused. */
  long nextId();
}
