package io.haihe.modules.service;

/**
 * What one is given in the end.
 *
 * @param certificate type of the electronic certificate it is, or empty
 */
public record Outcome(Bilingual name, String certificate) {}
