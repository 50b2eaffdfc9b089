package io.haihe.modules.notice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The messages of members of staff; {@code HAIHE_MESSAGES_…} in the environment.
 *
 * @param news how long after it happened something is still told
 * @param keep how long messages are kept
 */
@ConfigurationProperties("haihe.messages")
record MessageSettings(@DefaultValue("3d") Duration news, @DefaultValue("90d") Duration keep) {}
