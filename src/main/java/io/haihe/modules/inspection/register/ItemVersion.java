package io.haihe.modules.inspection.register;

import java.util.List;

/** A version and how it differs from the one before it; nothing for the first. */
public record ItemVersion(SupervisionItem item, List<ItemChange.Line> lines) {}
