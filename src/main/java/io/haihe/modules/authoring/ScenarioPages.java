package io.haihe.modules.authoring;

import io.haihe.kernel.casework.Migrations;
import io.haihe.kernel.casework.Running;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioVersion;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.drafts.Authors;
import io.haihe.kernel.scenario.drafts.Draft;
import io.haihe.kernel.scenario.drafts.Drafts;
import io.haihe.kernel.scenario.drafts.Reviews;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The scenarios of the city with their versions. */
@Controller
@RequestMapping(ScenarioPages.PATH)
class ScenarioPages {

  static final String PATH = "/admin/scenarios";

  private final Pages pages;
  private final Scenarios scenarios;
  private final Drafts drafts;
  private final Reviews reviews;
  private final Authors authors;
  private final Running running;
  private final LifeWords life;
  private final Migrations migrations;

  ScenarioPages(
      Pages pages, Scenarios scenarios, Drafts drafts, Reviews reviews, Authors authors, Running running, LifeWords life,
      Migrations migrations) {
    this.pages = pages;
    this.scenarios = scenarios;
    this.drafts = drafts;
    this.reviews = reviews;
    this.authors = authors;
    this.running = running;
    this.life = life;
    this.migrations = migrations;
  }

  @GetMapping
  PageView all(Viewer viewer, Locale locale) {
    return list(viewer, locale, "", List.of());
  }

  void requireAuthor(Viewer viewer) {
    if (!authors.any(viewer)) {
      throw new AccessDeniedException("for those who work on scenarios");
    }
  }

  PageView list(Viewer viewer, Locale locale, String key, List<Finding> findings) {
    requireAuthor(viewer);
    return pages.view("authoring/scenarios")
        .with("lines", lines(viewer, locale))
        .with("key", key)
        .with("findings", findings)
        .status(findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private List<ScenarioLine> lines(Viewer viewer, Locale locale) {
    Map<String, Draft> open = new TreeMap<>();
    drafts.open(viewer).forEach(draft -> open.put(draft.key(), draft));
    Map<Integer, Long> counts = running.byVersion();
    List<ScenarioLine> lines = new ArrayList<>();
    for (Scenario scenario : scenarios.all()) {
      if (authors.may(viewer, scenario.key())) {
        lines.add(line(scenario, open.remove(scenario.key()), counts, locale));
      }
    }
    open.values().forEach(draft -> lines.add(new ScenarioLine(draft.key(), draft.key(), "", false, 0, 0, draft)));
    return lines;
  }

  private ScenarioLine line(
      Scenario scenario, @Nullable Draft draft, Map<Integer, Long> counts, Locale locale) {
    long all = 0;
    long current = 0;
    for (ScenarioVersion version : scenarios.versions(scenario.key())) {
      long cases = counts.getOrDefault(version.id(), 0L);
      all += cases;
      current += version.inForce() ? cases : 0;
    }
    boolean retired = scenarios.retirement(scenario.key()).isPresent();
    return new ScenarioLine(
        scenario.key(), scenario.texts().text(locale, "title"), scenario.version(), retired, all, all - current, draft);
  }

  @GetMapping("/{key}")
  PageView one(Viewer viewer, @PathVariable String key, Locale locale) {
    return one(viewer, key, locale, List.of());
  }

  private PageView one(Viewer viewer, String key, Locale locale, List<Finding> findings) {
    Scenario scenario = find(viewer, key);
    Map<Integer, Long> counts = running.byVersion();
    return pages.view("authoring/scenario")
        .title("authoring.scenario.title", scenario.texts().text(locale, "title"))
        .with("key", key)
        .with("summary", scenario.texts().find(locale, "summary").orElse(""))
        .with("versions", versions(viewer, key, counts, locale))
        .with("retirement", scenarios.retirement(key).orElse(null))
        .with("draft", drafts.open(viewer, key).orElse(null))
        .with("migrations", migrationLines(key, counts))
        .with("log", life.of(viewer, key, locale))
        .with("findings", findings)
        .status(findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  Scenario find(Viewer viewer, String key) {
    requireAuthor(viewer);
    Optional<Scenario> found = authors.may(viewer, key) ? scenarios.find(key) : Optional.empty();
    return found.orElseThrow(() -> new NotFound(Finding.ofField("scenario", "scenario.draft.noScenario", key)));
  }

  private List<VersionLine> versions(Viewer viewer, String key, Map<Integer, Long> counts, Locale locale) {
    boolean retired = scenarios.retirement(key).isPresent();
    return scenarios.versions(key).stream()
        .map(version -> new VersionLine(
            version.id(), version.version(), life.when(viewer, version.loadedAt(), locale), version.inForce(), retired,
            counts.getOrDefault(version.id(), 0L)))
        .toList();
  }

  /** Of older versions with running cases, or with a migration that is on its way. */
  private List<MigrationLine> migrationLines(String key, Map<Integer, Long> counts) {
    int current = scenarios.currentId(key);
    return scenarios.versions(key).stream()
        .filter(version -> version.id() != current)
        .filter(version -> counts.containsKey(version.id()) || migrations.last(version.id(), current, false).isPresent())
        .map(version -> new MigrationLine(
            version.id(), version.version(), counts.getOrDefault(version.id(), 0L), migrations.offered(version.id(), current),
            migrations.last(version.id(), current, true).orElse(null), migrations.last(version.id(), current, false).orElse(null)))
        .toList();
  }

  @GetMapping("/{key}/versions/{id}/zip")
  ResponseEntity<byte[]> zip(Viewer viewer, @PathVariable String key, @PathVariable int id) {
    ScenarioVersion version = version(viewer, key, id);
    return Downloads.zip(key + "-" + version.version(), scenarios.zip(id));
  }

  ScenarioVersion version(Viewer viewer, String key, int id) {
    find(viewer, key);
    return scenarios.versions(key).stream()
        .filter(each -> each.id() == id)
        .findFirst()
        .orElseThrow(() -> new NotFound(Finding.ofField("id", "scenario.draft.noScenario", key)));
  }

  /** @param file the one to open; the draft as a whole where it has none of that name */
  @PostMapping("/{key}/draft")
  View draft(Viewer viewer, @PathVariable String key, @RequestParam(defaultValue = "") String file) {
    find(viewer, key);
    Draft draft = drafts.open(viewer, key).orElseGet(() -> drafts.fromVersion(viewer, key));
    boolean there = drafts.files(draft).stream().anyMatch(each -> each.path().equals(file));
    return Redirects.to(there ? FilePages.at(draft.id(), file) : DraftPages.path(draft));
  }

  @PostMapping("/{key}/retire")
  View retire(Viewer viewer, @PathVariable String key, @RequestParam(defaultValue = "") String reason, Locale locale) {
    find(viewer, key);
    try {
      reviews.retire(viewer, key, reason);
      return Redirects.to(PATH + "/" + key);
    } catch (BadInput bad) {
      return one(viewer, key, locale, bad.findings());
    }
  }

  @PostMapping("/{key}/revive")
  View revive(Viewer viewer, @PathVariable String key) {
    find(viewer, key);
    reviews.revive(viewer, key);
    return Redirects.to(PATH + "/" + key);
  }
}
