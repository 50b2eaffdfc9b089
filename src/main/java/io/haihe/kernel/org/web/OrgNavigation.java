package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrgNavigation {

  @Bean
  NavigationEntry peopleEntry(Viewers viewers) {
    return new NavigationEntry(
        "/admin/people",
        "org.people.title",
        900,
        signedIn -> viewers.find().filter(viewer -> viewer.has(Role.ADMINISTRATOR)).isPresent());
  }

  @Bean
  NavigationEntry myEntry(Viewers viewers) {
    return new NavigationEntry("/me", "org.me.title", 950, signedIn -> viewers.find().isPresent());
  }
}
