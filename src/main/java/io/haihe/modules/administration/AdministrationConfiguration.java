package io.haihe.modules.administration;

import io.haihe.kernel.casework.Backlog;
import io.haihe.kernel.org.Oversight;
import io.haihe.kernel.org.Viewers;
import io.haihe.kernel.scenario.drafts.Authors;
import io.haihe.platform.web.AdminEntry;
import io.haihe.platform.web.AdminEntry.Concern;
import io.haihe.platform.web.NavigationEntry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One link in the header for all that is looked after. */
@Configuration(proxyBeanMethods = false)
class AdministrationConfiguration {

  @Bean
  NavigationEntry administrationEntry(Viewers viewers, List<AdminEntry> entries) {
    return new NavigationEntry(
        AdminEntry.START,
        "platform.admin",
        900,
        _ -> viewers.find().isPresent() && entries.stream().anyMatch(entry -> entry.visible().get()));
  }

  @Bean
  AdminEntry categoriesEntry(Viewers viewers, Authors authors) {
    return new AdminEntry(
        CategoryPages.PATH, "administration.categories.title", "administration.categories.for-what", 50,
        () -> viewers.find().filter(viewer -> CategoryPages.visible(viewer, authors)).isPresent());
  }

  @Bean
  AdminEntry templatesEntry(Viewers viewers, Authors authors) {
    return new AdminEntry(
        TemplatePages.PATH, "administration.templates.title", "administration.templates.for-what", 60,
        () -> viewers.find().filter(viewer -> CategoryPages.visible(viewer, authors)).isPresent());
  }

  @Bean
  AdminEntry auditEntry(Viewers viewers, Oversight oversight, Backlog backlog) {
    return new AdminEntry(
        AuditPages.PATH, "administration.audit.title", "administration.audit.for-what", 90,
        () -> viewers.find().filter(oversight::any).isPresent(),
        () -> viewers.find()
            .filter(oversight::ofCity)
            .map(_ -> backlog.behind().keySet().stream()
                .map(projection -> new Concern("administration.start.behind", "", projection))
                .toList())
            .orElse(List.of()));
  }
}
