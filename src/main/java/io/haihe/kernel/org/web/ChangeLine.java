package io.haihe.kernel.org.web;

import io.haihe.kernel.org.OrgChange;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A change as administrators read it.
 *
 * @param by name of who made it, or null for the system
 */
public record ChangeLine(OrgChange change, @Nullable String by, ZonedDateTime at) {}
