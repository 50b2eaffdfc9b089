package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for; null and empty mean no matter.
 *
 * @param words a whole code, or two characters or more of a name
 */
public record PartyQuestion(String words, PlaceCode place, @Nullable RiskClass risk, String field, Party.@Nullable State state) {}
