package io.haihe.modules.notice;

import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.NavigationEntry;
import java.net.InetAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebhookSettings.class, KafkaSettings.class})
class NoticeConfiguration {

  @Bean
  Targets targets(WebhookSettings settings) {
    return new Targets(settings.trusted(), InetAddress::getAllByName);
  }

  @Bean
  NavigationEntry webhooksEntry(Viewers viewers) {
    return new NavigationEntry(
        WebhookPages.PATH,
        "notice.webhooks.title",
        920,
        _ -> viewers.find().filter(Subscriptions::mayManage).isPresent());
  }
}
