package io.haihe.modules.management;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.NavigationEntry;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's links in the header: only for those whose seats reach cases. */
@Configuration(proxyBeanMethods = false)
class ManagementNavigation {

  private final Viewers viewers;

  ManagementNavigation(Viewers viewers) {
    this.viewers = viewers;
  }

  @Bean
  NavigationEntry workEntry() {
    return entry("/work", "management.work.nav", 10, ManagementNavigation::reachesCases);
  }

  @Bean
  NavigationEntry dispatchEntry() {
    return entry("/dispatch", "management.dispatch.nav", 20, viewer -> viewer.has(Role.DISPATCHER));
  }

  @Bean
  NavigationEntry desksEntry() {
    return entry("/desks", "management.desks.nav", 25, ManagementNavigation::reachesCases);
  }

  @Bean
  NavigationEntry whistlesEntry() {
    return entry("/whistles", "management.whistles.nav", 30, ManagementNavigation::reachesCases);
  }

  @Bean
  NavigationEntry overdueEntry() {
    return entry("/overdue", "management.overdue.nav", 40, ManagementNavigation::reachesCases);
  }

  private NavigationEntry entry(String path, String text, int order, Predicate<Viewer> shown) {
    return new NavigationEntry(
        path, text, order, principal -> principal != null && viewers.find().filter(shown).isPresent());
  }

  private static boolean reachesCases(Viewer viewer) {
    return viewer.seats().stream().anyMatch(seat -> seat.role().reach() != Role.Reach.NONE);
  }
}
