package io.haihe.modules.notice;

import java.util.List;

/** @param title of the district, or empty for what stands above the districts */
public record SubscribeGroup(String title, List<SubscribeChoice> choices) {}
