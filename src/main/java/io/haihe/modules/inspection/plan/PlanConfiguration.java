package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.PublicPaths;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.AdminEntry;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

  @Bean
  PublicPaths drawPaths() {
    return PublicPaths.pages(DrawPages.PATH + "/**");
  }

  @Bean
  AdminEntry plansEntry(Viewers viewers, PlanRights rights, WaitingDraws waiting) {
    return new AdminEntry(
        PlanPages.PATH, "inspection.plan.plans.title", "inspection.plan.plans.for-what", 71,
        () -> viewers.find().filter(viewer -> rights.decidesAny(viewer) || rights.any(viewer) && viewer.has(Role.AUDITOR)).isPresent(),
        () -> viewers.find().map(viewer -> concerns(waiting, viewer)).orElse(List.of()));
  }

  private static List<AdminEntry.Concern> concerns(WaitingDraws waiting, Viewer viewer) {
    return Stream.concat(
            waiting.of(viewer).stream().map(task -> concern("inspection.plan.waiting.draw", task)),
            waiting.unexplained(viewer).stream().map(task -> concern("inspection.plan.waiting.never", task)))
        .toList();
  }

  private static AdminEntry.Concern concern(String key, PlannedTask task) {
    return new AdminEntry.Concern(key, TaskPages.PATH + "/" + task.id(), task.title());
  }

  @Bean
  AdminEntry calmEntry(Viewers viewers, PlanRights rights) {
    return new AdminEntry(
        CalmPages.PATH, "inspection.plan.calm.title", "inspection.plan.calm.for-what", 72,
        () -> viewers.find().filter(viewer -> !rights.places(viewer).isEmpty()).isPresent());
  }
}
