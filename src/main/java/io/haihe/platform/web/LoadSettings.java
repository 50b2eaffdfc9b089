package io.haihe.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is worked on at a time. Reading requests, changing ones and those that carry files are counted apart, so that none can keep the others
 * out.
 *
 * @param atOnce requests worked on at a time, of each kind; 0 for four times as many as there are processors: more would only wait for each other
 * @param waiting requests that may wait for their turn, of each kind: no more than can be answered within the longest wait
 * @param longestWait how long one waits before it is turned away
 * @param carrying uploads, downloads and exports at a time: they wait for somebody's line more than for us
 */
@ConfigurationProperties("haihe.load")
record LoadSettings(
    @DefaultValue("0") int atOnce,
    @DefaultValue("32") int waiting,
    @DefaultValue("1s") Duration longestWait,
    @DefaultValue("64") int carrying) {

  private static final int PER_PROCESSOR = 4;

  LoadSettings {
    if (atOnce == 0) {
      atOnce = PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
    }
  }
}
