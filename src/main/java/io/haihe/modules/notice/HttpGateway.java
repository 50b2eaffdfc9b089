package io.haihe.modules.notice;

import io.haihe.platform.StartFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The city's own gateway: each message is a POST of JSON, signed as webhooks are (Standard Webhooks). Its address is the operator's, so that it may lie
 * in the city's network; without TLS it is reached only where the operator trusts the host ({@code HAIHE_WEBHOOKS_TRUSTED}).
 */
final class HttpGateway implements SmsGateway {

  /** What says that this message is wrong; all else may be otherwise a moment later. */
  private static final Set<Integer> REFUSALS = Set.of(400, 410, 413, 422);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI uri;
  private final byte[] secret;
  private final HttpPost http;
  private final Clock clock;

  /** @throws StartFault if address or secret will not do */
  HttpGateway(SmsSettings settings, Targets targets, Clock clock) {
    if (targets.fault(settings.url()).filter(fault -> fault != Targets.Fault.PRIVATE).isPresent()) {
      throw new StartFault("notice.sms.noUrl");
    }
    this.uri = URI.create(settings.url());
    this.secret = WebhookSecrets.read(settings.secret()).orElseThrow(() -> new StartFault("notice.sms.noSecret"));
    this.http = new HttpPost((SSLSocketFactory) SSLSocketFactory.getDefault(), settings.timeout());
    this.clock = clock;
  }

  @Override
  public String name() {
    return Targets.host(uri);
  }

  @Override
  public boolean played() {
    return false;
  }

  @Override
  public Answer send(SmsStore.Sms sms) {
    String id = "sms_" + sms.id();
    String body = JSON.writeValueAsString(content(id, sms));
    long timestamp = clock.instant().getEpochSecond();
    Map<String, String> headers =
        WebhookSecrets.headers("application/json", id, timestamp, WebhookSecrets.signature(secret, id, timestamp, body));
    try {
      InetAddress address = InetAddress.getByName(Targets.host(uri));
      return judge(http.send(uri, address, headers, body.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException unreachable) {
      return new Answer.Later(HttpPost.said(unreachable), Duration.ZERO);
    }
  }

  private static Map<String, String> content(String id, SmsStore.Sms sms) {
    Map<String, String> content = new LinkedHashMap<>();
    content.put("id", id);
    content.put("to", sms.number());
    content.put("text", sms.text());
    content.put("until", sms.until().toString());
    return content;
  }

  private static Answer judge(HttpPost.Reply reply) {
    if (reply.status() / 100 == 2) {
      return new Answer.Taken();
    }
    return REFUSALS.contains(reply.status()) ? new Answer.Refused(reply.said()) : new Answer.Later(reply.said(), reply.retryAfter());
  }
}
