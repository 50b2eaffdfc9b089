package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Administration;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.AdminEntry;
import io.haihe.platform.web.AdminEntry.Concern;
import io.haihe.platform.web.NavigationEntry;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrgNavigation {

  private final Viewers viewers;
  private final Administration administration;

  OrgNavigation(Viewers viewers, Administration administration) {
    this.viewers = viewers;
    this.administration = administration;
  }

  @Bean
  AdminEntry peopleEntry(OrgConcerns concerns) {
    return entry("/admin/people", "people", 10, concerns::ofPeople);
  }

  @Bean
  AdminEntry unitsEntry(OrgConcerns concerns) {
    return entry(UnitPages.PATH, "units", 20, concerns::ofUnits);
  }

  @Bean
  AdminEntry calendarsEntry(OrgConcerns concerns) {
    return entry(CalendarPages.PATH, "calendars", 30, concerns::ofCalendars);
  }

  @Bean
  NavigationEntry myEntry() {
    return new NavigationEntry("/me", "org.me.title", 950, signedIn -> viewers.find().isPresent());
  }

  private AdminEntry entry(String path, String name, int order, Function<Viewer, List<Concern>> concerns) {
    return new AdminEntry(
        path,
        "org." + name + ".title",
        "org." + name + ".for-what",
        order,
        () -> viewers.find().filter(viewer -> !administration.scopes(viewer).isEmpty()).isPresent(),
        () -> viewers.find().map(concerns).orElse(List.of()));
  }
}
