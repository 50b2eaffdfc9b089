package io.haihe.browser;

import io.haihe.TinyCity;
import io.haihe.kernel.casework.MigrationRun;
import io.haihe.kernel.casework.MigrationWork;
import io.haihe.kernel.casework.Migrations;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.drafts.Draft;
import io.haihe.kernel.scenario.drafts.DraftFile;
import io.haihe.kernel.scenario.drafts.DraftFiles;
import io.haihe.kernel.scenario.drafts.Drafts;
import io.haihe.kernel.scenario.drafts.Reviews;
import org.springframework.context.ApplicationContext;

/** A scenario of one's own of which a second version is in force, to which the cases of the first may move. */
final class SecondVersion {

  private final Drafts drafts;
  private final Reviews reviews;
  private final Viewer author;
  private final Viewer judge;

  private SecondVersion(ApplicationContext context) {
    drafts = context.getBean(Drafts.class);
    reviews = context.getBean(Reviews.class);
    author = TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.CITY, "office");
    judge = TinyCity.in(context).person(Role.COMMAND_CENTRE, TinyCity.CITY, "office");
  }

  /**
   * @param key of the scenario, which is not there yet
   * @return the page of the rehearsal of the move
   */
  static String rehearsed(ApplicationContext context, String key) {
    SecondVersion versions = new SecondVersion(context);
    versions.publish(versions.drafts.fromTemplate(versions.author, key));
    int first = context.getBean(Scenarios.class).currentId(key);
    versions.second(context.getBean(DraftFiles.class), key);
    MigrationRun rehearsal = context.getBean(Migrations.class).rehearse(key, first, null);
    while (context.getBean(MigrationWork.class).work()) {
      // until there is nothing to do
    }
    return "/admin/scenarios/" + key + "/migrations/" + rehearsal.id();
  }

  private void second(DraftFiles files, String key) {
    Draft second = drafts.fromVersion(author, key);
    DraftFile main = drafts.file(second, "scenario.yaml").orElseThrow();
    files.save(author, second.id(), main.path(), main.revision(), main.text().orElseThrow().replace("version: 0.1.0", "version: 0.2.0"));
    files.save(author, second.id(), "migration.yaml", 0, "from: [0.1.0]\ncases: {}\n");
    publish(second);
  }

  private void publish(Draft draft) {
    reviews.handIn(author, draft.id(), drafts.find(author, draft.id()).revision());
    reviews.publish(judge, draft.id(), drafts.find(author, draft.id()).revision());
  }
}
