package io.haihe.modules.authoring;

import io.haihe.kernel.org.Viewers;
import io.haihe.kernel.scenario.drafts.Authors;
import io.haihe.kernel.scenario.drafts.Draft;
import io.haihe.kernel.scenario.drafts.Drafts;
import io.haihe.kernel.scenario.drafts.Reviews;
import io.haihe.platform.web.AdminEntry;
import io.haihe.platform.web.AdminEntry.Concern;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuthoringNavigation {

  @Bean
  AdminEntry scenariosEntry(Viewers viewers, Authors authors, Drafts drafts, Reviews reviews) {
    return new AdminEntry(
        ScenarioPages.PATH, "authoring.scenarios.title", "authoring.scenarios.for-what", 40,
        () -> viewers.find().filter(authors::any).isPresent(),
        () -> viewers.find()
            .map(viewer -> drafts.open(viewer).stream()
                .filter(draft -> draft.state() == Draft.State.IN_REVIEW && reviews.mayJudge(viewer, draft))
                .map(draft -> new Concern("authoring.draft.concern", DraftPages.path(draft), draft.key()))
                .toList())
            .orElse(List.of()));
  }
}
