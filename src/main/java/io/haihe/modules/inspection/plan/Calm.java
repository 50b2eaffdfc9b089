package io.haihe.modules.inspection.plan;

import io.haihe.kernel.place.PlaceCode;
import java.time.LocalDate;

/**
 * Days on which parties are left alone unless there is a lead ("do not disturb", 安静期).
 *
 * @param place there and below
 * @param field of these parties only; empty for all
 * @param until last day
 * @param ended whether it was taken back
 */
public record Calm(long id, PlaceCode place, String field, LocalDate from, LocalDate until, String reason, boolean ended) {

  boolean on(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }
}
