package io.haihe.modules.management;

import java.util.Map;

/**
 * A list that somebody gave a name.
 *
 * @param person whose it is
 * @param asked the tab and the filters, by their names in the address
 * @param unit whose members see it too; 0 for nobody
 * @param begins whether its owner's work list begins with it
 */
record SavedList(long id, long person, String name, Map<String, String> asked, long unit, boolean begins) {

  WorkQuery query() {
    return WorkQuery.of(asked);
  }

  String link() {
    return query().link(WorkController.PATH, query().tab());
  }
}
