package io.haihe.modules.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Text messages of an application whose gateway is played. */
public final class PlayedSms {

  private PlayedSms() {}

  /** @param number in E.164 */
  public record Text(String number, String text) {}

  /** Sends what is due and gives all that is still of use, the newest first. */
  public static List<Text> sent(ApplicationContext context) {
    SmsStore store = context.getBean(SmsStore.class);
    Clock clock = context.getBean(Clock.class);
    SmsRound round = new SmsRound(store, context.getBean(SmsGateways.class).find().orElseThrow(), Duration.ofSeconds(1), clock);
    while (round.send() > 0) {
      // until nothing is due
    }
    return store.played(clock.instant(), 1000).stream().map(sms -> new Text(sms.number(), sms.text())).toList();
  }
}
