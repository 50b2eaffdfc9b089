package io.haihe.modules.inspection.open;

import io.haihe.kernel.org.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenConfiguration {

  @Bean
  PublicPaths inspectionPages() {
    return PublicPaths.pages(
        "/inspections", ResultPages.RESULTS, ResultPages.RESULTS + "/*", ResultPages.CSV, "/inspections/parties/*", "/inspections/programme/*",
        "/inspections/figures");
  }

  @Bean
  PublicPaths inspectionPrograms() {
    return PublicPaths.programs(ResultsApi.BASE + "/**");
  }
}
