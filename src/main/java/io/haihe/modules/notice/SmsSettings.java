package io.haihe.modules.notice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How text messages get to phones; {@code HAIHE_SMS_…} in the environment. Without address and sandbox none are sent.
 *
 * @param url of the city's own gateway, https; empty for none
 * @param secret with which messages to it are signed: {@code whsec_} and a key of at least 24 bytes in Base64
 * @param sandbox whether messages are only played: they go nowhere, and administrators read them
 * @param timeout for one attempt as a whole
 * @param keepLog how long it is known that a message was sent or given up
 */
@ConfigurationProperties("haihe.sms")
record SmsSettings(
    @DefaultValue("") String url,
    @DefaultValue("") String secret,
    @DefaultValue("false") boolean sandbox,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("30d") Duration keepLog) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "text messages by " + url;
  }
}
