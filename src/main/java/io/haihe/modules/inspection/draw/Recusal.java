package io.haihe.modules.inspection.draw;

/**
 * That an officer does not visit a party (回避), known before the draw. Why is not said: the record is public.
 *
 * @param officer certificate number
 * @param party code
 */
public record Recusal(String officer, String party) {}
