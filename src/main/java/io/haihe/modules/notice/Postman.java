package io.haihe.modules.notice;

import io.haihe.platform.StartFault;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server: plain text, no markup. */
@Component
class Postman {

  private final JavaMailSenderImpl server = new JavaMailSenderImpl();
  private final MailSettings settings;

  /** @throws StartFault if there is a server and no sender */
  Postman(MailSettings settings) {
    this.settings = settings;
    if (settings.configured() && settings.from().isBlank()) {
      throw new StartFault("notice.mail.noSender");
    }
    server.setHost(settings.host());
    server.setPort(settings.port());
    server.setDefaultEncoding(StandardCharsets.UTF_8.name());
    Properties properties = server.getJavaMailProperties();
    boolean implicit = settings.tls() == MailSettings.Tls.IMPLICIT;
    String protocol = implicit ? "smtps" : "smtp";
    server.setProtocol(protocol);
    if (!settings.user().isBlank()) {
      server.setUsername(settings.user());
      server.setPassword(settings.password());
      properties.put("mail." + protocol + ".auth", "true");
    }
    for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.put("mail." + protocol + "." + wait, Long.toString(settings.timeout().toMillis()));
    }
    boolean required = settings.tls() == MailSettings.Tls.REQUIRED;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(required));
    properties.put("mail.smtp.starttls.required", Boolean.toString(required));
    properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
  }

  void send(String to, String subject, String text) throws MessagingException {
    send(to, subject, text, Map.of());
  }

  /**
   * @param headers besides the usual
   * @throws MailException if the server did not take it
   * @throws MessagingException if the address is none
   */
  void send(String to, String subject, String text, Map<String, String> headers) throws MessagingException {
    MimeMessage message = server.createMimeMessage();
    MimeMessageHelper mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    mail.setValidateAddresses(true);
    mail.setFrom(settings.from());
    mail.setTo(to);
    mail.setSubject(subject);
    mail.setText(text);
    message.setHeader("Auto-Submitted", "auto-generated");
    for (Map.Entry<String, String> header : headers.entrySet()) {
      message.setHeader(header.getKey(), header.getValue());
    }
    server.send(message);
  }
}
