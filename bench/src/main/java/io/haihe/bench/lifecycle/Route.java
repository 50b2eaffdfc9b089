package io.haihe.bench.lifecycle;

import java.util.List;

/**
 * The process as the hand-written programs know it.
 *
 * @param step what is done
 * @param to the state after it
 * @param group whose work the case is then; null when it is closed
 */
record Route(String step, String to, String group) {

  static final String FIRST_STATE = "registered";
  static final String FIRST_GROUP = "dispatchers";
  static final String FORM =
      """
      {"source": "patrol", "severity": "high", "lane": 2, "width": 3.5, "blocked": true, "remark": "near the gate"}""";

  static final List<Route> AFTER_REGISTRATION = List.of(
      new Route("dispatch", "dispatched", "road-handlers"),
      new Route("accept", "accepted", "road-handlers"),
      new Route("handle", "handled", "checkers"),
      new Route("verify", "verified", "chiefs"),
      new Route("close", "closed", null));

  boolean startsClock() {
    return step.equals("accept");
  }

  boolean stopsClock() {
    return step.equals("handle");
  }

  /** What the timeline says about the step, as long as ours is. */
  String body() {
    return body(step, to, group);
  }

  static String body(String step, String to, String group) {
    return """
        {"by":{"kind":"STAFF","person":7,"role":"DISPATCHER","unit":12},"kind":"MOVED","name":"%s","state":"%s","group":"%s"}"""
        .formatted(step, to, group);
  }
}
