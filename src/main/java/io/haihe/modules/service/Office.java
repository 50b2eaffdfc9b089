package io.haihe.modules.service;

/**
 * Where one may go.
 *
 * @param region code of the place whose residents go there; empty for all
 */
public record Office(Bilingual name, String region, Bilingual address, Bilingual hours, String phone) {}
