package io.haihe.modules.service;

/** A hearing, an inspection and the like, for which the clock stands still (特别程序). */
public record SpecialProcedure(Bilingual name, String limit, Bilingual note) {}
