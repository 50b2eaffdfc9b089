package io.haihe.kernel.intake.form;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Item;
import io.haihe.kernel.scenario.LaterRows;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Papers that the case's item lets come later (容缺): rows that whoever accepts has only to confirm, and the day each would be due. */
@Component
public class LaterPapers {

  private final Places places;
  private final TimeWords time;
  private final Texts texts;

  LaterPapers(Places places, TimeWords time, Texts texts) {
    this.places = places;
    this.time = time;
    this.texts = texts;
  }

  /** With a row for each, where nothing was entered yet; a time that is none of those to choose from is left to be chosen. */
  public Entered begun(@Nullable Form form, Case now, Entered entered) {
    Map<String, List<String>> values = new LinkedHashMap<>(entered.values());
    declared(form).forEach((group, rows) -> {
      if (entered.rows(group).isEmpty()) {
        fill(values, group, rows, now);
      }
    });
    return new Entered(values, entered.searches(), entered.shown(), entered.ask());
  }

  private static void fill(Map<String, List<String>> values, String group, LaterRows rows, Case now) {
    int number = 0;
    for (Map.Entry<String, Limit> paper : papers(rows, now).entrySet()) {
      String row = group + "." + number++;
      values.put(row, List.of(""));
      values.put(row + "." + rows.name(), List.of(paper.getKey()));
      rows.limits().entrySet().stream().filter(choice -> choice.getValue().equals(paper.getValue().toString())).findFirst()
          .ifPresent(choice -> values.put(row + "." + rows.limit(), List.of(choice.getKey())));
    }
  }

  /** Which the item lets come later, until which day if they are accepted now, and what the applicant says; empty where nothing of it is asked. */
  public String told(Locale locale, @Nullable Form form, Case now, Instant at) {
    return declared(form).values().stream().findFirst().map(rows -> told(locale, rows, now, at)).orElse("");
  }

  private String told(Locale locale, LaterRows rows, Case now, Instant at) {
    String papers = papers(rows, now).entrySet().stream()
        .map(paper -> texts.text(
            locale, "intake.later.paper", paper.getKey(), time.limit(locale, paper.getValue()),
            time.day(locale, now.place(), places.calendar(now.place()).due(at, paper.getValue()).at())))
        .collect(Collectors.joining(texts.text(locale, "intake.later.between")));
    String said = said(rows, now);
    return (papers.isEmpty() ? "" : texts.text(locale, "intake.later.item", papers))
        + (said.isEmpty() ? "" : texts.text(locale, "intake.later.said", said));
  }

  /** Those whose names the applicant has written, or all where they wrote none of them. */
  private static Map<String, Limit> papers(LaterRows rows, Case now) {
    Map<String, Limit> all = Item.laterKept(kept(now, rows.papers()));
    Map<String, Limit> named = new LinkedHashMap<>(all);
    named.keySet().removeIf(name -> !said(rows, now).contains(name));
    return named.isEmpty() ? all : named;
  }

  private static String said(LaterRows rows, Case now) {
    return kept(now, rows.said());
  }

  private static String kept(Case now, String field) {
    return Optional.ofNullable(now.form().get(field)).map(String::valueOf).orElse("");
  }

  /** By the groups that declare it. */
  private static Map<String, LaterRows> declared(@Nullable Form form) {
    Map<String, LaterRows> declared = new LinkedHashMap<>();
    if (form != null) {
      form.fields().forEach(field -> LaterRows.of(form, field).ifPresent(rows -> declared.put(field.key(), rows)));
    }
    return declared;
  }
}
