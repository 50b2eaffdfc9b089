package io.haihe.modules.inspection.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and may count for the class of a party.
 *
 * @param kind {@link MarkKind#key()}, or one of an earlier version of the program
 * @param at the day it happened
 * @param source number of the case it is known from
 * @param withdrawn why it counts no more, or null
 */
public record Mark(long id, long party, String kind, LocalDate at, String source, @Nullable String withdrawn) {}
