package io.haihe.modules.notice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How reporters are written to; {@code HAIHE_MAIL_…} in the environment.
 *
 * @param host the mail server; empty for no mail at all
 * @param tls required: STARTTLS or nothing is sent; implicit: TLS from the first byte; none
 * @param user empty where the server asks for no sign-in
 * @param from the sender's address
 * @param site where residents reach this city, such as {@code https://city.example.org}; empty leaves the link out
 * @param timeout for each step of talking to the server
 * @param giveUpAfter how long one mail is tried
 * @param keepLog how long it is known that a mail was sent
 */
@ConfigurationProperties("haihe.mail")
record MailSettings(
    @DefaultValue("") String host,
    @DefaultValue("587") int port,
    @DefaultValue("required") Tls tls,
    @DefaultValue("") String user,
    @DefaultValue("") String password,
    @DefaultValue("") String from,
    @DefaultValue("") String site,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue("3d") Duration giveUpAfter,
    @DefaultValue("30d") Duration keepLog) {

  enum Tls {
    REQUIRED,
    IMPLICIT,
    NONE
  }

  boolean configured() {
    return !host.isBlank();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "mail by " + host + ":" + port;
  }
}
