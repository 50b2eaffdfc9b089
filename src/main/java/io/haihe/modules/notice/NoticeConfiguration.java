package io.haihe.modules.notice;

import io.haihe.kernel.org.PublicPaths;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.AdminEntry;
import io.haihe.platform.web.AdminEntry.Concern;
import io.haihe.platform.web.NavigationEntry;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebhookSettings.class, KafkaSettings.class, MessageSettings.class, MailSettings.class, PlaceNewsSettings.class, SmsSettings.class})
class NoticeConfiguration {

  @Bean
  Targets targets(WebhookSettings settings) {
    return new Targets(settings.trusted(), InetAddress::getAllByName);
  }

  /** A mail program that ends a subscription (RFC 8058) has no session, and no page on which it found a token. */
  @Bean
  PublicPaths subscriptionPaths() {
    return new PublicPaths(List.of("/subscribe", "/subscribe/confirm/**"), List.of("/subscribe/stop/**"));
  }

  @Bean
  NavigationEntry messagesEntry(Viewers viewers, MessageStore messages) {
    return new NavigationEntry(
        MessagePages.PATH,
        "notice.messages.nav",
        45,
        _ -> viewers.find().filter(NoticeConfiguration::reachesCases).isPresent(),
        _ -> viewers.find().map(viewer -> messages.unread(viewer.person())).orElse(0));
  }

  private static boolean reachesCases(Viewer viewer) {
    return viewer.seats().stream().anyMatch(seat -> seat.role().reach() != Role.Reach.NONE);
  }

  @Bean
  AdminEntry webhooksEntry(Viewers viewers, Subscriptions subscriptions) {
    return new AdminEntry(
        WebhookPages.PATH, "notice.webhooks.title", "notice.webhooks.for-what", 70,
        () -> viewers.find().filter(Subscriptions::mayManage).isPresent(),
        () -> viewers.find()
            .map(viewer -> subscriptions.list(viewer).stream()
                .filter(Subscription::fails)
                .map(one -> new Concern("notice.webhooks.concern", WebhookPages.PATH + "/" + one.id(), one.name()))
                .toList())
            .orElse(List.of()));
  }

  /** Only where the city sends text messages. */
  @Bean
  AdminEntry textMessagesEntry(Viewers viewers, SmsGateways gateways, SmsStore store, Clock clock) {
    return new AdminEntry(
        SmsPages.PATH, "notice.text-messages.title", "notice.text-messages.for-what", 71,
        () -> gateways.find().isPresent() && viewers.find().filter(SmsPages::mayRead).isPresent(),
        () -> {
          int lost = store.count(clock.instant().minus(SmsPages.LATELY)).lost();
          return lost == 0 ? List.of() : List.of(new Concern("notice.text-messages.concern", SmsPages.PATH, lost));
        });
  }
}
