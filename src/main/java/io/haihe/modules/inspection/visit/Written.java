package io.haihe.modules.inspection.visit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing an officer wrote, on its way in.
 *
 * @param id given where it was written, so that what is sent twice is one entry
 * @param seen number of the last entry that was known where it was written
 * @param secret JSON of what is personal: names, pictures of signatures; null for nothing
 */
record Written(UUID id, String field, String body, @Nullable String secret, int seen, Instant phoneAt) {}
