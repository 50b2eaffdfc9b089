package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says to the writer of a note who is told of it, and who is not and why. */
@Component
class ToldWords {

  private final Cases cases;
  private final Mentions mentions;
  private final People people;
  private final Texts texts;

  ToldWords(Cases cases, Mentions mentions, People people, Texts texts) {
    this.cases = cases;
    this.mentions = mentions;
    this.people = people;
    this.texts = texts;
  }

  /** One sentence each; none where nobody was named. */
  List<String> ofLastNote(Locale locale, Viewer viewer, Case now, Instant at) {
    return cases.timeline(viewer, now).reversed().stream()
        .filter(entry -> entry.kind() == Entry.Kind.NOTED && entry.by().person() == viewer.person())
        .findFirst()
        .map(note -> sentences(locale, note, mentions.of(viewer, now, String.valueOf(note.input().get("text")), at)))
        .orElse(List.of());
  }

  private List<String> sentences(Locale locale, Entry note, Mentions.Found found) {
    String between = texts.text(locale, "management.mention.between");
    List<String> sentences = new ArrayList<>();
    if (!note.told().isEmpty()) {
      sentences.add(texts.text(
          locale, "management.mention.told", String.join(between, note.told().stream().map(people::nameOf).toList())));
    }
    if (!found.blind().isEmpty()) {
      sentences.add(texts.text(locale, "management.mention.blind", String.join(between, found.blind())));
    }
    if (!found.unknown().isEmpty()) {
      sentences.add(texts.text(locale, "management.mention.unknown", String.join(between, found.unknown())));
    }
    return sentences;
  }
}
