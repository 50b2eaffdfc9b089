package io.haihe.modules.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading an app gave; {@code app} is null for one that could not be read. */
record Found(@Nullable App app, List<Suspicion> suspicions) {}
