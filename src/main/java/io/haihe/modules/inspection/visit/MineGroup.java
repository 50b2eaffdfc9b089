package io.haihe.modules.inspection.visit;

import java.util.List;

/**
 * Visits of an officer that are in the same stage.
 *
 * @param key confirm, underWay, now, upcoming or sealed
 */
public record MineGroup(String key, List<MineLine> visits) {}
