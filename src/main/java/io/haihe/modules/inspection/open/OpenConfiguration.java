package io.haihe.modules.inspection.open;

import io.haihe.kernel.org.PublicPaths;
import io.haihe.kernel.org.Residents;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.AdminEntry;
import io.haihe.platform.web.NavigationEntry;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenConfiguration {

  private final Viewers viewers;

  OpenConfiguration(Viewers viewers) {
    this.viewers = viewers;
  }

  @Bean
  PublicPaths inspectionPages() {
    return PublicPaths.pages(
        "/inspections", ResultPages.RESULTS, ResultPages.RESULTS + "/*", ResultPages.CSV, "/inspections/parties/*", "/inspections/programme/*",
        "/inspections/figures");
  }

  /** For whoever is no member of staff; staff come by the home page too. */
  @Bean
  NavigationEntry inspectionsEntry() {
    return new NavigationEntry("/inspections", "inspection.open.nav", 13, Residents::isVisitor);
  }

  @Bean
  AdminEntry leadsEntry() {
    return entry(LeadPages.PATH, "leads", 73, StaffRights::may);
  }

  @Bean
  AdminEntry loadEntry() {
    return entry(LoadPages.PATH, "load", 74, StaffRights::may);
  }

  @Bean
  AdminEntry exportsEntry() {
    return entry(ExportPages.PATH, "exports", 75, viewer -> StaffRights.may(viewer) || StaffRights.administers(viewer));
  }

  private AdminEntry entry(String path, String name, int order, Predicate<Viewer> may) {
    return new AdminEntry(
        path, "inspection.open." + name + ".title", "inspection.open." + name + ".lead", order, () -> viewers.find().filter(may).isPresent());
  }

  @Bean
  PublicPaths inspectionPrograms() {
    return PublicPaths.programs(ResultsApi.BASE + "/**");
  }
}
