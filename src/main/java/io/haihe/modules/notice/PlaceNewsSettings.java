package io.haihe.modules.notice;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * News of places by e-mail; {@code HAIHE_NEWS_…} in the environment.
 *
 * @param at when the mail of the day is sent, on the clock of the city
 * @param confirmWithin how long an address is kept that was not confirmed
 * @param perAddress how many forms one network address may send within {@code window}
 */
@ConfigurationProperties("haihe.news")
record PlaceNewsSettings(
    @DefaultValue("18:00") LocalTime at,
    @DefaultValue("7d") Duration confirmWithin,
    @DefaultValue("20") int perAddress,
    @DefaultValue("1h") Duration window) {}
