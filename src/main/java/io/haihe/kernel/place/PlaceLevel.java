package io.haihe.kernel.place;

/** How deep a place lies in the jurisdiction tree (市, 区, 街镇, 社区/村, 网格). */
public enum PlaceLevel {
  CITY,
  DISTRICT,
  STREET,
  COMMUNITY,
  GRID
}
