package io.haihe.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is worked on at a time. Reading requests and changing ones are counted apart, so that neither can keep the other out.
 *
 * @param atOnce requests worked on at a time, of each kind
 * @param waiting requests that may wait for their turn, of each kind
 * @param longestWait how long one waits before it is turned away
 */
@ConfigurationProperties("haihe.load")
record LoadSettings(
    @DefaultValue("32") int atOnce, @DefaultValue("256") int waiting, @DefaultValue("1s") Duration longestWait) {}
