package io.haihe.bench.lifecycle;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What reporters say. Everyone says something else, or texts would take less room than they do. */
final class Words {

  private static final int LENGTH = 100;

  private static final List<String> SOME = List.of(
      ("the surface of road is broken over two lanes near school gate and cars swerve around holes a lamp by east bridge has been dark "
              + "since monday water runs from under pavement into cellar somebody left rubbish heaps behind market stall music plays after "
              + "midnight on square every night bicycles block ramp for wheelchairs tree leans against wire cover missing at crossing please "
              + "come soon it smells of gas in stairwell our lift stopped again with people inside dust flies off building site when wind "
              + "blows signal shows green to both sides old wall may fall kiosk stands without permit drain overflows rain river bank washed")
          .split(" "));

  private Words() {}

  /** A hundred characters. */
  static String text() {
    var random = ThreadLocalRandom.current();
    var text = new StringBuilder(LENGTH + 12);
    while (text.length() < LENGTH) {
      text.append(SOME.get(random.nextInt(SOME.size()))).append(' ');
    }
    text.setLength(LENGTH - 1);
    return text.append('.').toString();
  }
}
