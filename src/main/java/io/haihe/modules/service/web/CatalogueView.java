package io.haihe.modules.service.web;

import java.util.List;

/**
 * The catalogue as a page shows it.
 *
 * @param asked whether anything was asked for; without, there are only doors
 * @param takenFor what the words were taken for where they were not taken as written, or empty
 * @param place code of the district that was chosen, or empty
 * @param narrowings how what was found can be narrowed down; empty where nothing was asked for
 * @param samples whether any of the items was made up
 */
public record CatalogueView(
    boolean asked, String words, String takenFor, String place, List<Choice> districts, List<Narrowing> narrowings, List<Facet> personEvents,
    List<Facet> enterpriseEvents, List<Facet> audienceDoors, List<Facet> departmentDoors, List<Facet> typeDoors, List<CatalogueLine> lines, long total,
    int page, int size, String pagerLink, boolean samples) {

  /** Whether anything but the words was chosen. */
  public boolean narrowed() {
    return narrowings.stream().anyMatch(one -> one.chosen() != null);
  }
}
