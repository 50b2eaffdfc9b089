package io.haihe.modules.notice;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How other systems are told.
 *
 * @param trusted hosts, as {@code host} or {@code host:port}, that may be reached in a private network and without TLS
 * @param timeout for one attempt as a whole
 * @param giveUpAfter how long one delivery is tried; a subscription that failed throughout is stopped
 * @param keepLog how long deliveries that ended are kept
 */
@ConfigurationProperties("haihe.webhooks")
record WebhookSettings(
    @DefaultValue Set<String> trusted,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue("3d") Duration giveUpAfter,
    @DefaultValue("30d") Duration keepLog) {}
