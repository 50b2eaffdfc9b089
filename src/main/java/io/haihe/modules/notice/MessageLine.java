package io.haihe.modules.notice;

/** A message as the page shows it. */
public record MessageLine(long id, String number, String text, String when, boolean read) {}
