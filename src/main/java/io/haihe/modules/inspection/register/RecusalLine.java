package io.haihe.modules.inspection.register;

/** A recusal and whether it holds. */
public record RecusalLine(Recusal recusal, String party, String code, String by, String confirmedBy, boolean holds) {}
