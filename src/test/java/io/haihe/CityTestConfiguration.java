package io.haihe;

import io.haihe.kernel.casework.Projections;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestConfiguration(proxyBeanMethods = false)
class CityTestConfiguration {

  @Bean
  @Primary
  SettableClock settableClock() {
    return new SettableClock();
  }

  @Bean
  @Primary
  PasswordsForTests passwordsForTests() {
    return new PasswordsForTests();
  }

  @Bean
  LettersForTests lettersForTests() {
    return new LettersForTests();
  }

  @Bean
  ItemsForTests itemsForTests() {
    return new ItemsForTests();
  }

  @Bean
  @Lazy // some applications have no database
  ProjectionsForTests projectionsForTests(Projections projections, JdbcClient jdbc) {
    return new ProjectionsForTests(projections, jdbc);
  }

  /** Gives each application context a database of its own. */
  static class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String NAME = "haihe.test.database";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var name = TestDatabase.freshName();
      TestPropertyValues.of(
              NAME + "=" + name,
              "haihe.data=" + TestFolder.of(name),
              "haihe.payment.sandbox=true",
              "haihe.sms.sandbox=true",
              "haihe.resident.provider.issuer=" + IssuerForTests.ADDRESS,
              "haihe.resident.provider.client-id=" + IssuerForTests.CLIENT,
              "haihe.resident.provider.client-secret=known to both",
              "haihe.resident.provider.name=City ID",
              "haihe.resident.provider.assurance=3",
              "spring.flyway.enabled=false", // the database is a copy of one that these migrations have made
              "spring.datasource.url=" + TestDatabase.url(name),
              "spring.datasource.username=" + TestDatabase.USER,
              "spring.datasource.password=")
          .applyTo(context);
    }
  }
}
