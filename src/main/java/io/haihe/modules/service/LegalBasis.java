package io.haihe.modules.service;

/** What an item is founded on (设定依据), as its source gives it. */
public record LegalBasis(Bilingual title, Bilingual text) {}
