package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.AdminEntry;
import io.haihe.platform.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {

  private final Viewers viewers;
  private final RegisterRights rights;

  RegisterConfiguration(Viewers viewers, RegisterRights rights) {
    this.viewers = viewers;
    this.rights = rights;
  }

  @Bean
  AdminEntry inspectionPartiesEntry() {
    return entry(PartyPages.PATH, "parties", 76);
  }

  @Bean
  AdminEntry inspectionOfficersEntry() {
    return entry(OfficerPages.PATH, "officers", 77);
  }

  @Bean
  AdminEntry inspectionItemsEntry() {
    return entry(ItemPages.PATH, "items", 78);
  }

  @Bean
  AdminEntry inspectionCreditEntry() {
    return entry(CreditPages.PATH, "credit", 79);
  }

  @Bean
  AdminEntry waitingRecusalsEntry() {
    return new AdminEntry(
        WaitingRecusalPages.PATH, "inspection.register.recusals-waiting.title", "inspection.register.recusals-waiting.for-what", 80,
        () -> viewers.find().filter(viewer -> !rights.commands(viewer).isEmpty()).isPresent());
  }

  @Bean
  NavigationEntry recusalsEntry(OfficersWithAccount officers) {
    return new NavigationEntry(
        OwnRecusalPages.PATH, "inspection.register.recusals.nav", 61,
        principal -> principal != null && viewers.find().filter(viewer -> officers.have(viewer.person())).isPresent());
  }

  private AdminEntry entry(String path, String name, int order) {
    return new AdminEntry(
        path, "inspection.register." + name + ".title", "inspection.register." + name + ".for-what", order,
        () -> viewers.find().filter(rights::reads).isPresent());
  }
}
