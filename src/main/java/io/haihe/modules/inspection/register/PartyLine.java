package io.haihe.modules.inspection.register;

/** A party and where it is, in words. */
public record PartyLine(Party party, String where) {}
