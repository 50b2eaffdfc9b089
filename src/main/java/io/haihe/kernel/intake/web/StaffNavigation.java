package io.haihe.kernel.intake.web;

import io.haihe.kernel.intake.importing.ImportRun;
import io.haihe.kernel.intake.importing.Imports;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.AdminEntry;
import io.haihe.platform.web.AdminEntry.Concern;
import io.haihe.platform.web.NavigationEntry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StaffNavigation {

  /** For whoever finds something to write down there. */
  @Bean
  NavigationEntry staffEntry(Viewers viewers, ReportKinds kinds) {
    return new NavigationEntry(
        "/cases/new", "intake.navigation.new", 60, _ -> viewers.find().filter(viewer -> !kinds.of(viewer).isEmpty()).isPresent());
  }

  /** For administrators of a whole city. */
  @Bean
  AdminEntry importEntry(Viewers viewers, Imports imports) {
    return new AdminEntry(
        ImportPages.PATH, "intake.imports.title", "intake.imports.for-what", 80,
        () -> viewers.find().filter(viewer -> viewer.has(Role.ADMINISTRATOR) && !imports.cities(viewer).isEmpty()).isPresent(),
        () -> viewers.find()
            .map(viewer -> imports.of(viewer).stream()
                .filter(run -> run.state() == ImportRun.State.FAILED)
                .map(run -> new Concern("intake.imports.concern", ImportPages.PATH + "/" + run.id(), run.fileName()))
                .toList())
            .orElse(List.of()));
  }
}
