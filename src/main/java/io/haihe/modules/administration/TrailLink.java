package io.haihe.modules.administration;

/** A trail that can be opened. */
public record TrailLink(String key, String link, boolean open) {}
