package io.haihe.modules.evidence;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Files;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Examination;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.evidence.AppStore.Row;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Examines the apps that wait for it. The timeline keeps in a note what was found when; done twice, it is noted once. */
@Component
class Examiner {

  private static final int LONGEST_NOTE = 3900;

  private final AppStore apps;
  private final AppReader reader;
  private final Cases cases;
  private final Files files;
  private final Casework casework;
  private final Scenarios scenarios;
  private final Places places;
  private final EvidenceWords words;
  private final Texts texts;
  private final Clock clock;

  Examiner(
      AppStore apps, AppReader reader, Cases cases, Files files, Casework casework, Scenarios scenarios, Places places,
      EvidenceWords words, Texts texts, Clock clock) {
    this.apps = apps;
    this.reader = reader;
    this.cases = cases;
    this.files = files;
    this.casework = casework;
    this.scenarios = scenarios;
    this.places = places;
    this.words = words;
    this.texts = texts;
    this.clock = clock;
  }

  /** @return how many apps were examined */
  int examineWaiting() {
    int examined = 0;
    for (Optional<Row> next = apps.waiting(); next.isPresent(); next = apps.waiting()) {
      examine(next.get());
      examined++;
    }
    return examined;
  }

  private void examine(Row row) {
    List<Case> matter = cases.forProjection(List.of(row.caseId()));
    Found found = matter.stream().findFirst().map(now -> find(now, row.file())).orElse(new Found(null, List.of()));
    matter.forEach(now -> note(now, row, found));
    apps.found(row.file(), found, clock.instant());
  }

  private Found find(Case now, long file) {
    Examination examination = scenarios.version(now.scenarioVersion()).type(now.type()).examination();
    Optional<App> app = files.ofCase(now.id(), file).flatMap(content -> read(content.bytes()));
    return app.isEmpty() || examination == null
        ? new Found(null, List.of())
        : new Found(app.get(), Suspicion.of(examination, app.get(), cases.variables(now, clock.instant())));
  }

  private Optional<App> read(byte[] apk) {
    try {
      return reader.read(apk);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void note(Case now, Row row, Found found) {
    Locale language = places.cityOf(now.place()).language();
    StringBuilder text = new StringBuilder(texts.text(language, "evidence.title", row.name())).append('\n').append(words.lead(language, found));
    found.suspicions().forEach(one ->
        text.append('\n').append(words.item(language, one)).append(' ').append(words.why(language, now, one))
            .append(' ').append(String.join("; ", one.evidence())));
    String said = text.substring(0, Math.min(text.length(), LONGEST_NOTE));
    casework.act(new Command.Note(new Actor.Clock(), clock.instant(), "evidence:" + row.file(), now.id(), 0, said, false));
  }
}
