package io.haihe.modules.resident;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of residents' accounts.
 *
 * @param signUpsPerAddress how many accounts may be opened from one network address within an hour; many people share one
 * @param draftsKept how long a saved form can be gone on with
 * @param draftsWarned how long before the end a message says so
 * @param drafts how many an account may have
 * @param messagesKept how long messages are kept
 * @param phoneCountries where text messages may go, such as {@code CN,HK}; empty for everywhere
 * @param freshFor how long after signing in something grave may be done without a password, where the account has none
 */
@ConfigurationProperties("haihe.resident")
record ResidentSettings(
    @DefaultValue("20") int signUpsPerAddress,
    @DefaultValue("30d") Duration draftsKept,
    @DefaultValue("3d") Duration draftsWarned,
    @DefaultValue("20") int drafts,
    @DefaultValue("400d") Duration messagesKept,
    @DefaultValue Set<String> phoneCountries,
    @DefaultValue("10m") Duration freshFor) {}
