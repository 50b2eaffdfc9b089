package io.haihe.kernel.scenario.drafts;

import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.kernel.scenario.ScenarioVersion;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.reading.MigrationReader;
import io.haihe.kernel.scenario.reading.PackageFiles;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Judges drafts: by the checker, by what is in force, and by the proofs other modules ask for. */
@Component
class Judge {

  private static final String MAIN = "scenario.yaml";

  private final Scenarios scenarios;
  private final List<PackageProof> proofs;

  Judge(Scenarios scenarios, List<PackageProof> proofs) {
    this.scenarios = scenarios;
    this.proofs = proofs;
  }

  Judgement judge(String key, List<DraftFile> files) {
    return judge(files(key, files));
  }

  Judgement judge(PackageFiles files) {
    ScenarioLoader.Check check = ScenarioLoader.check(files);
    List<Finding> errors = new ArrayList<>(check.errors());
    List<Finding> warnings = new ArrayList<>(check.warnings());
    if (check.scenario() != null) {
      errors.addAll(besideOthers(check.scenario(), files));
      migrations(check.scenario(), files, errors, warnings);
    }
    return new Judgement(check.scenario(), errors, warnings);
  }

  /** What the package's own proofs say; empty where it has faults, since then there is nothing to prove. */
  List<Finding> proofs(Judgement judgement, PackageFiles files) {
    Scenario scenario = judgement.scenario();
    return scenario == null ? List.of() : proofs.stream().flatMap(proof -> proof.findings(scenario, files.files()).stream()).toList();
  }

  /** It must be newer than what is in force, and no other package under the same number. */
  private List<Finding> besideOthers(Scenario scenario, PackageFiles files) {
    List<ScenarioVersion> versions = scenarios.versions(scenario.key());
    Optional<ScenarioVersion> inForce = versions.stream().filter(ScenarioVersion::inForce).findFirst();
    List<Finding> findings = new ArrayList<>();
    int line = lineOfVersion(files);
    if (inForce.isPresent() && ScenarioVersion.ORDER.compare(scenario.version(), inForce.get().version()) <= 0) {
      findings.add(Finding.at(MAIN, line, 1, "version", "scenario.draft.version", scenario.version(), inForce.get().version()));
    } else if (versions.stream().anyMatch(version -> version.version().equals(scenario.version()))) {
      findings.add(Finding.at(MAIN, line, 1, "version", "scenario.draft.versionTaken", scenario.version()));
    }
    return findings;
  }

  /** A migration must fit every version it says it begins from, as far as they were ever loaded here. */
  private void migrations(Scenario scenario, PackageFiles files, List<Finding> errors, List<Finding> warnings) {
    Set<Finding> findings = new LinkedHashSet<>();
    Map<String, Integer> versions = new HashMap<>();
    scenarios.versions(scenario.key()).forEach(version -> versions.put(version.version(), version.id()));
    for (String from : MigrationReader.from(files)) {
      Integer id = versions.get(from);
      if (id == null) {
        warnings.add(Finding.at("migration.yaml", 1, 1, "from", "scenario.migration.noVersion", from));
      } else {
        findings.addAll(MigrationReader.read(files, scenarios.version(id), scenario).errors());
      }
    }
    errors.addAll(findings);
  }

  private static int lineOfVersion(PackageFiles files) {
    String text = new String(files.files().getOrDefault(MAIN, new byte[0]), StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("version:")) {
        return i + 1;
      }
    }
    return 1;
  }

  /** @throws BadInput if the files are more than a package may have */
  static PackageFiles files(String key, List<DraftFile> files) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    files.forEach(file -> contents.put(file.path(), file.content()));
    return sized(key, contents);
  }

  static PackageFiles sized(String key, Map<String, byte[]> contents) {
    try {
      return PackageFiles.of(key, contents);
    } catch (PackageFiles.OversizeException e) {
      throw new BadInput(Finding.ofField("file", "scenario.package.size", String.valueOf(e.getMessage())));
    }
  }
}
