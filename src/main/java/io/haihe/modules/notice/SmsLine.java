package io.haihe.modules.notice;

import java.time.ZonedDateTime;

/**
 * A text message as the page of administrators shows it.
 *
 * @param number empty where it was given up: it is known no more then
 * @param text likewise
 * @param why it was given up, or empty
 */
public record SmsLine(ZonedDateTime at, String number, String text, int attempts, String why) {}
