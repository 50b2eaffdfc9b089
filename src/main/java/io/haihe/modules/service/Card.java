package io.haihe.modules.service;

import java.util.List;

/** What lists tell of an item; see {@link Item} for what the parts mean. */
public record Card(
    String code, int version, String type, int level, Bilingual name, Bilingual summary, String unit, Bilingual department,
    List<String> regions, String handling, List<String> audiences, List<String> events, List<String> phrases, String promised,
    int visits, boolean online, boolean sample) {

  public boolean appliesAt(String place) {
    return Regions.cover(regions, place);
  }
}
