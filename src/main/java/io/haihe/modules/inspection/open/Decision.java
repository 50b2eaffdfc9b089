package io.haihe.modules.inspection.open;

/**
 * How an objection to a result was decided.
 *
 * @param explanation the public reason; empty where none was decided
 * @param resultBefore key of the {@link Outcome} that was changed; empty where the result was upheld
 * @param problemsBefore those counted before it was changed
 */
record Decision(String explanation, String resultBefore, int problemsBefore) {

  static final Decision NONE = new Decision("", "", 0);
}
