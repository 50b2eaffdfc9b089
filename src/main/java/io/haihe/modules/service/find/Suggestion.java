package io.haihe.modules.service.find;

/** What may be meant by the beginning of a word: a name or phrase, and the item it leads to. */
public record Suggestion(String text, String code) {}
