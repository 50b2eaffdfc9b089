package io.haihe.kernel.scenario.drafts;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.LifeLog;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioVersion;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.authoring.Difference;
import io.haihe.kernel.scenario.authoring.Differences;
import io.haihe.kernel.scenario.authoring.Template;
import io.haihe.kernel.scenario.reading.PackageFiles;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The drafts of the city: how they begin, and what they are. Only who works on a scenario gets at them. */
@Component
public class Drafts {

  private static final Pattern KEY = Pattern.compile("(?m)^scenario:\\s*[\"']?([a-z][a-z0-9]*(?:-[a-z0-9]+)*)");

  private final DraftStore store;
  private final Judge judge;
  private final Authors authors;
  private final Scenarios scenarios;
  private final LifeLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Drafts(
      DraftStore store, Judge judge, Authors authors, Scenarios scenarios, LifeLog log, TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.judge = judge;
    this.authors = authors;
    this.scenarios = scenarios;
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Those that are open, of the scenarios the viewer works on. */
  public List<Draft> open(Viewer viewer) {
    return store.open().stream().filter(draft -> authors.may(viewer, draft.key())).toList();
  }

  public Optional<Draft> open(Viewer viewer, String key) {
    authors.require(viewer, key);
    return store.open(key);
  }

  /** @throws NotFound if there is none, or the viewer does not work on its scenario */
  public Draft find(Viewer viewer, long id) {
    return store.find(id)
        .filter(draft -> authors.may(viewer, draft.key()))
        .orElseThrow(() -> new NotFound(Finding.ofField("id", "scenario.draft.unknown")));
  }

  public List<DraftFile> files(Draft draft) {
    return store.files(draft.id());
  }

  public Optional<DraftFile> file(Draft draft, String path) {
    return store.file(draft.id(), path);
  }

  public Judgement judge(Draft draft) {
    return judge.judge(draft.key(), store.files(draft.id()));
  }

  /**
   * What it changes in the version in force; empty where there is none.
   *
   * @param scenario what its files declare
   */
  public List<Difference> differences(Draft draft, Scenario scenario, Locale locale) {
    PackageFiles files = Judge.files(draft.key(), store.files(draft.id()));
    return inForce(draft.key())
        .map(version -> new Differences.Side(scenarios.version(version.id()), unpacked(scenarios.zip(version.id()))))
        .map(before -> Differences.between(before, new Differences.Side(scenario, files), locale))
        .orElse(List.of());
  }

  public byte[] zip(Draft draft) {
    return Judge.files(draft.key(), store.files(draft.id())).zip();
  }

  /**
   * Begins one from the version in force.
   *
   * @throws BadInput if one is open already
   */
  public Draft fromVersion(Viewer viewer, String key) {
    authors.require(viewer, key);
    int id = inForce(key).orElseThrow(() -> new NotFound(Finding.ofField("scenario", "scenario.draft.noScenario", key))).id();
    return begin(viewer, key, unpacked(scenarios.zip(id)).files());
  }

  /** @throws BadInput if it is no key, or there is such a scenario or draft already */
  public Draft fromTemplate(Viewer viewer, String key) {
    Map<String, byte[]> files = template(key);
    authors.require(viewer, key);
    if (inForce(key).isPresent()) {
      throw new BadInput(Finding.ofField("key", "scenario.draft.exists", key));
    }
    return begin(viewer, key, files);
  }

  private static Map<String, byte[]> template(String key) {
    try {
      return Template.files("key", key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** @throws BadInput if no scenario can be seen in it, or one is open already */
  public Draft fromZip(Viewer viewer, byte[] zip) {
    PackageFiles files = unpacked(zip);
    String key = key(files).orElseThrow(() -> new BadInput(Finding.ofField("file", "scenario.draft.noKey")));
    authors.require(viewer, key);
    return begin(viewer, key, files.files());
  }

  private static Optional<String> key(PackageFiles files) {
    String main = new String(files.files().getOrDefault("scenario.yaml", new byte[0]), StandardCharsets.UTF_8);
    Matcher named = KEY.matcher(main);
    return named.find() ? Optional.of(named.group(1)) : Optional.empty();
  }

  /** @throws BadInput if it is no zip of a package's size */
  static PackageFiles unpacked(byte[] zip) {
    try {
      PackageFiles files = PackageFiles.ofZip(zip);
      if (files.files().isEmpty() || !files.files().keySet().stream().allMatch(DraftPaths::good)) {
        throw new BadInput(Finding.ofField("file", "scenario.draft.noZip"));
      }
      return files;
    } catch (PackageFiles.OversizeException e) {
      throw new BadInput(Finding.ofField("file", "scenario.package.size", String.valueOf(e.getMessage())));
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInput(Finding.ofField("file", "scenario.draft.noZip"));
    }
  }

  private Draft begin(Viewer viewer, String key, Map<String, byte[]> files) {
    Instant now = clock.instant();
    Integer against = inForce(key).map(ScenarioVersion::id).orElse(null);
    try {
      return Objects.requireNonNull(transactions.execute(status -> begin(viewer.person(), key, against, files, now)));
    } catch (DuplicateKeyException open) {
      throw new BadInput(Finding.ofField("key", "scenario.draft.open", key));
    }
  }

  private Draft begin(long person, String key, @Nullable Integer against, Map<String, byte[]> files, Instant now) {
    long id = store.insert(key, against, now, person);
    store.replace(id, files, 1, now, person);
    log.add(new LifeLog.Line(now, person, key, id, LifeLog.Kind.BEGUN, ""));
    return store.find(id).orElseThrow();
  }

  private Optional<ScenarioVersion> inForce(String key) {
    return scenarios.versions(key).stream().filter(ScenarioVersion::inForce).findFirst();
  }
}
