package io.haihe.modules.service.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes Chinese characters and letters without a space between (xs儿落户, hu口) for how the whole sounds, or for its initials. */
final class MixedReader {

  private static final int LONGEST = 10;

  private final Vocabulary vocabulary;
  private final Weighing weighing;

  MixedReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.weighing = new Weighing(vocabulary);
  }

  /** Signs that stand without a space between them, where there are both kinds of them. */
  static List<List<Sign>> groups(List<Sign> signs) {
    List<List<Sign>> groups = new ArrayList<>();
    for (Sign sign : signs) {
      if (groups.isEmpty() || sign.apart()) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(sign);
    }
    groups.removeIf(group -> group.stream().allMatch(Sign::han) || group.stream().noneMatch(Sign::han) || group.size() > LONGEST);
    return groups;
  }

  /** Empty where nothing sounds so. */
  Optional<Unit> read(List<Sign> group) {
    var sounds = new StringBuilder();
    var initials = new StringBuilder();
    for (Sign sign : group) {
      String sound = sign.han() ? Sounds.of(sign.text())[0] : sign.text();
      sounds.append(sound);
      initials.append(sign.han() ? sound.substring(0, 1) : sound);
    }
    if (vocabulary.knows(Shape.SOUNDS, sounds.toString())) {
      return Optional.of(weighing.unit(Way.sound(sounds.toString())));
    }
    return Optional.of(initials.toString())
        .filter(letters -> vocabulary.knows(Shape.INITIALS, letters))
        .map(letters -> weighing.unit(Way.initials(letters)));
  }
}
