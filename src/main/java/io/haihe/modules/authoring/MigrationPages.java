package io.haihe.modules.authoring;

import io.haihe.kernel.casework.MigrationReport;
import io.haihe.kernel.casework.MigrationRun;
import io.haihe.kernel.casework.Migrations;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** Running cases of older versions on their way to the one in force. */
@Controller
@RequestMapping(ScenarioPages.PATH + "/{key}")
class MigrationPages {

  private final Pages pages;
  private final Scenarios scenarios;
  private final Migrations migrations;
  private final ScenarioPages whole;

  MigrationPages(Pages pages, Scenarios scenarios, Migrations migrations, ScenarioPages whole) {
    this.pages = pages;
    this.scenarios = scenarios;
    this.migrations = migrations;
    this.whole = whole;
  }

  @PostMapping("/versions/{id}/rehearse")
  View rehearse(Viewer viewer, @PathVariable String key, @PathVariable int id) {
    whole.version(viewer, key, id);
    return at(key, migrations.rehearse(key, id, viewer));
  }

  @PostMapping("/versions/{id}/migrate")
  View migrate(Viewer viewer, @PathVariable String key, @PathVariable int id) {
    whole.version(viewer, key, id);
    return at(key, migrations.apply(key, id, viewer));
  }

  @GetMapping("/migrations/{id}")
  PageView one(Viewer viewer, @PathVariable String key, @PathVariable int id, Locale locale) {
    MigrationReport report = find(viewer, key, id);
    Scenario from = scenarios.version(report.run().from());
    Scenario to = scenarios.version(report.run().to());
    return pages.view("authoring/migration")
        .title(report.run().rehearsal() ? "authoring.migration.rehearsal" : "authoring.migration.title", from.version(), to.version())
        .with("key", key)
        .with("report", report)
        .with("from", from)
        .with("to", to);
  }

  @PostMapping("/migrations/{id}/stop")
  View stop(Viewer viewer, @PathVariable String key, @PathVariable int id) {
    MigrationRun run = find(viewer, key, id).run();
    migrations.stop(id);
    return at(key, run);
  }

  @PostMapping("/migrations/{id}/resume")
  View resume(Viewer viewer, @PathVariable String key, @PathVariable int id) {
    MigrationRun run = find(viewer, key, id).run();
    migrations.resume(id);
    return at(key, run);
  }

  private MigrationReport find(Viewer viewer, String key, int id) {
    whole.find(viewer, key);
    MigrationReport report = migrations.report(id);
    if (!report.run().scenario().equals(key)) {
      throw new NotFound(Finding.ofField("id", "casework.migration.unknown"));
    }
    return report;
  }

  private static View at(String key, MigrationRun run) {
    return Redirects.to(ScenarioPages.PATH + "/" + key + "/migrations/" + run.id());
  }
}
