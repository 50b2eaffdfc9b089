package io.haihe.kernel.scenario;

/** The type of a fact and with it its empty value. */
public enum FactType {
  COUNT,
  INSTANT,
  BOOLEAN,
  TEXT,
  NUMBER
}
