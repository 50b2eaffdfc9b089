package io.haihe.modules.authoring;

/** A version of a scenario with the cases that go by it. */
public record VersionLine(int id, String version, String since, boolean inForce, boolean retired, long running) {

  public String stateKey() {
    return "authoring.state." + (!inForce ? "replaced" : retired ? "retired" : "inForce");
  }

  public String look() {
    return !inForce ? "" : retired ? "warn" : "ok";
  }
}
