package io.haihe.modules.notice;

import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to know by e-mail what becomes public in a place.
 *
 * @param address sealed; see {@link PlaceSubscriptions#address}
 * @param scenario key of the one scenario, or empty for all
 * @param confirmedAt null until whoever reads the address's mail has said yes
 * @param toldUntil what was opened up to here has been told
 * @param attempts how often the next mail was tried
 */
record PlaceSubscription(
    long id,
    byte[] address,
    byte[] addressMac,
    PlaceCode place,
    String scenario,
    Locale language,
    @Nullable Instant confirmedAt,
    Instant toldUntil,
    int attempts) {}
