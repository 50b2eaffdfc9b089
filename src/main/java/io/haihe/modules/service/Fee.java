package io.haihe.modules.service;

/** @param amount in yuan, such as {@code 5} or {@code 12.50}; empty where it depends, as the note tells */
public record Fee(Bilingual name, String amount, Bilingual note) {}
