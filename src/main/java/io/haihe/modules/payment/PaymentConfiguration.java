package io.haihe.modules.payment;

import io.haihe.kernel.org.PublicPaths;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.Secrets;
import io.haihe.platform.web.AdminEntry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentSettings.class)
class PaymentConfiguration {

  @Bean
  @ConditionalOnProperty("haihe.payment.sandbox")
  SandboxBank sandboxBank(JdbcClient jdbc, Secrets secrets, Clock clock) {
    return new SandboxBank(jdbc, secrets, clock);
  }

  @Bean
  PublicPaths paymentPaths() {
    return new PublicPaths(List.of("/pay/**"), List.of("/payments/notices/**"));
  }

  @Bean
  AdminEntry paymentsEntry(Viewers viewers) {
    return new AdminEntry(
        PaymentPages.PATH, "payment.staff.title", "payment.staff.for-what", 65,
        () -> viewers.find().filter(PaymentPages::mayRead).isPresent());
  }
}
