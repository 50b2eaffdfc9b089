package io.haihe.modules.authoring;

import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.LifeLog;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says who did what when, on the clock of the viewer's own place. */
@Component
class LifeWords {

  private static final int SHOWN = 60;

  private final LifeLog log;
  private final TimeWords time;
  private final People people;
  private final Texts texts;
  private final Clock clock;

  LifeWords(LifeLog log, TimeWords time, People people, Texts texts, Clock clock) {
    this.log = log;
    this.time = time;
    this.people = people;
    this.texts = texts;
    this.clock = clock;
  }

  List<LifeLine> of(Viewer viewer, String key, Locale locale) {
    return log.of(key, SHOWN).stream().map(line -> line(viewer, line, locale)).toList();
  }

  private LifeLine line(Viewer viewer, LifeLog.Line line, Locale locale) {
    return new LifeLine(
        when(viewer, line.at(), locale), who(line.person(), locale), texts.text(locale, "authoring.log." + line.kind()), line.detail());
  }

  String when(Viewer viewer, Instant at, Locale locale) {
    return time.moment(locale, place(viewer), at, clock.instant());
  }

  String who(@Nullable Long person, Locale locale) {
    return person == null ? texts.text(locale, "authoring.log.operator") : people.nameOf(person);
  }

  private static PlaceCode place(Viewer viewer) {
    return viewer.seats().getFirst().unit().place();
  }
}
