package io.haihe.modules.notice;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where timelines go out to; {@code HAIHE_KAFKA_SERVERS} and {@code HAIHE_KAFKA_TOPIC} in the environment.
 *
 * @param servers brokers to begin with, as {@code host:port,host:port}; null for none
 * @param topic must exist, or be made by the broker
 */
@ConfigurationProperties("haihe.kafka")
record KafkaSettings(@Nullable String servers, @DefaultValue("haihe.timeline") String topic) {}
