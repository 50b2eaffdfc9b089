package io.haihe.kernel.org.web;

import io.haihe.kernel.place.CalendarChange;

/**
 * A calendar that was sent and is not yet in force.
 *
 * @param past how many of the days it changes are over
 * @param seen stands for the calendar it was held against
 */
public record CalendarUpload(CalendarChange change, long past, String seen) {}
