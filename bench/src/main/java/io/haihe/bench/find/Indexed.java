package io.haihe.bench.find;

import io.haihe.modules.service.find.Findable;
import io.haihe.modules.service.find.Found.Hit;
import io.haihe.modules.service.find.ItemIndex;
import io.haihe.modules.service.find.Query;
import java.util.List;

/** Ours. */
record Indexed(String name, ItemIndex index) implements Contestant {

  static Indexed of(String name, List<Findable> items) {
    return new Indexed(name, ItemIndex.of(items));
  }

  @Override
  public List<String> find(String text, String place) {
    return index.find(Query.of(text).at(place)).hits().stream().map(Hit::code).toList();
  }
}
