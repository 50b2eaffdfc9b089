package io.haihe.kernel.org;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was changed about a person, a seat, a delegation, a token, a unit or a calendar, or that was exported.
 *
 * @param by the person who did it, or null for the system and operators
 * @param kind such as {@code seat-given}
 */
public record OrgChange(Instant at, @Nullable Long by, String kind, Map<String, Object> detail) {}
