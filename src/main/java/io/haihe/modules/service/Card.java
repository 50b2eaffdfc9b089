package io.haihe.modules.service;

import io.haihe.modules.service.find.Reach;
import java.util.List;

/**
 * What lists tell of an item; see {@link Item} for what the parts mean.
 *
 * @param scenario by which an application is handled; empty for what is only told about
 */
public record Card(
    String code, int version, String type, int level, Bilingual name, Bilingual summary, String unit, Bilingual department,
    List<String> regions, String handling, List<String> audiences, List<String> events, List<String> phrases, String promised,
    int visits, boolean online, String scenario, boolean sample) {

  public boolean appliesAt(String place) {
    return Reach.covers(regions, Reach.stem(place));
  }
}
