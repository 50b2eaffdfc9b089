package io.haihe.kernel.org.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How failed sign-ins are slowed down.
 *
 * @param home where a person whose seats reach cases arrives without having asked for a certain page
 * @param failures of a login before it has to wait
 * @param addressFailures of a network address before it has to wait; offices share one
 * @param firstWait the first wait; it doubles with each further failure
 * @param longestWait the wait does not grow beyond
 * @param forgottenAfter quiet time after which failures no longer count
 */
@ConfigurationProperties("haihe.sign-in")
record SignInSettings(
    @DefaultValue("/work") String home,
    @DefaultValue("5") int failures,
    @DefaultValue("50") int addressFailures,
    @DefaultValue("1m") Duration firstWait,
    @DefaultValue("1h") Duration longestWait,
    @DefaultValue("24h") Duration forgottenAfter) {}
