package io.haihe.modules.resident;

import io.haihe.kernel.org.PublicPaths;
import io.haihe.kernel.org.ResidentPaths;
import io.haihe.kernel.org.Residents;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.NavigationEntry;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ResidentSettings.class, ProviderSettings.class})
class ResidentConfiguration {

  @Bean
  PublicPaths signInPathsOfResidents() {
    return PublicPaths.pages("/my/sign-in", "/my/sign-in/**", "/my/sign-up");
  }

  @Bean
  ResidentPaths pathsOfResidents() {
    return new ResidentPaths(List.of("/my", "/my/**"), "/my/sign-in");
  }

  @Bean
  NavigationEntry counterEntryOfStaff(Viewers viewers) {
    return new NavigationEntry(
        CounterPages.PATH, "resident.counter.title", 940, _ -> viewers.find().filter(viewer -> CounterPages.seat(viewer).isPresent()).isPresent());
  }

  @Bean
  NavigationEntry myEntryOfResidents(Messages messages) {
    return new NavigationEntry(
        "/my", "resident.navigation", 20, Residents::isVisitor,
        _ -> Residents.find().map(resident -> messages.unseen(resident.account())).orElse(0));
  }
}
