package io.haihe.kernel.scenario;

import io.haihe.kernel.place.Limit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a document is issued as a certificate (电子证照), and when it is taken back.
 *
 * @param type what other scenarios ask for it by, such as {@code food-licence}
 * @param issuedOn the transitions with which it is issued, as it reads then
 * @param holder the name of the value that says whose it is
 * @param valid how long, or null where it does not run out
 * @param revokedOn the transitions that take it back, each with the field that says why
 */
public record CertificateRule(
    String type, Set<String> issuedOn, String holder, @Nullable Limit valid, Map<String, String> revokedOn) {}
