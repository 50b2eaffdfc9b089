package io.haihe.modules.administration;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Trail;
import io.haihe.platform.Texts;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what was done in words. */
@Component
class AuditWords {

  private final People people;
  private final DetailWords details;
  private final Texts texts;

  AuditWords(People people, DetailWords details, Texts texts) {
    this.people = people;
    this.details = details;
    this.texts = texts;
  }

  AuditLine line(Trail trail, Trail.Line line, ZoneId zone, Locale locale) {
    String by = line.by() == null ? texts.text(locale, trail.nobody()) : people.nameOf(line.by());
    String about = Stream.of(name(line.person()), line.about()).filter(word -> !word.isEmpty()).collect(Collectors.joining(" · "));
    return new AuditLine(
        line.at().atZone(zone), by, texts.text(locale, trail.words() + line.kind()), about,
        line.facts().isEmpty() ? line.detail() : details.say(line.facts(), locale));
  }

  private String name(@Nullable Long person) {
    return person == null ? "" : people.nameOf(person);
  }
}
