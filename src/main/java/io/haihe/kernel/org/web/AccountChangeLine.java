package io.haihe.kernel.org.web;

import io.haihe.kernel.org.SeatTerm;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator did, as heads and command centres read it.
 *
 * @param kind of the change as it is kept
 * @param seat null where it was done to the account
 */
public record AccountChangeLine(String kind, ZonedDateTime at, String by, String person, @Nullable SeatTerm seat) {}
