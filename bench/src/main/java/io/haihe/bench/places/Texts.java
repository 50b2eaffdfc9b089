package io.haihe.bench.places;

import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceMatch;
import io.haihe.kernel.place.Places;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Invented messages of residents that say where something is. */
final class Texts {

  private final Places places;
  private final List<Place> communities;
  private final SplittableRandom random = new SplittableRandom(2);
  private long asked;
  private long right;

  Texts(Places places, List<Place> communities) {
    this.places = places;
    this.communities = communities;
  }

  /** @return texts a second */
  double resolve(int count) {
    int[] which = random.ints(count, 0, communities.size()).toArray();
    List<String> texts = IntStream.range(0, count).mapToObj(i -> text(communities.get(which[i]), i)).toList();
    long begun = System.nanoTime();
    int found = 0;
    for (int i = 0; i < count; i++) {
      List<PlaceMatch> named = places.named(texts.get(i), Optional.empty());
      found += !named.isEmpty() && named.getFirst().place().equals(communities.get(which[i])) ? 1 : 0;
    }
    double rate = count * 1e9 / (System.nanoTime() - begun);
    asked += count;
    right += found;
    return rate;
  }

  /** The share of texts of which the community was the first answer. */
  double right() {
    return (double) right / asked;
  }

  private String text(Place community, int i) {
    String street = i % 2 == 0 ? places.get(Objects.requireNonNull(community.parent())).name() : "";
    return "来电人反映" + street + community.name() + "门口路面破损已有一周，过往车辆绕行，存在安全隐患，要求尽快修复。";
  }
}
