package io.haihe.modules.notice;

/** One of several to choose from on the page on which a place is subscribed to. */
public record SubscribeChoice(String value, String name, boolean chosen) {}
