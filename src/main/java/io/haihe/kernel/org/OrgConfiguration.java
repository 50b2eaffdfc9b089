package io.haihe.kernel.org;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class OrgConfiguration {

  @Bean
  Trail changesTrail(JdbcClient jdbc, ChangeLog log, Units units, Oversight oversight) {
    return new ChangesTrail("changes", 10, ChangesTrail.CHANGES, jdbc, log, units, oversight);
  }

  @Bean
  Trail exportsTrail(JdbcClient jdbc, ChangeLog log, Units units, Oversight oversight) {
    return new ChangesTrail(Exports.KIND, 40, List.of(Exports.KIND), jdbc, log, units, oversight);
  }
}
