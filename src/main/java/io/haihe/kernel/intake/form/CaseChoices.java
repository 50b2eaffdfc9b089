package io.haihe.kernel.intake.form;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.org.Viewers;
import io.haihe.kernel.scenario.Form;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The cases that may be named in a field, of those that whoever fills it in sees: the newest, or what a search finds. */
@Component
class CaseChoices {

  private static final int MOST = 40;
  private static final int GLIMPSE = 40;
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z]+\\d{14,}");

  private final Cases cases;
  private final Viewers viewers;
  private final CaseWords words;
  private final Texts texts;
  private final Clock clock;

  CaseChoices(Cases cases, Viewers viewers, CaseWords words, Texts texts, Clock clock) {
    this.cases = cases;
    this.viewers = viewers;
    this.words = words;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * @param own number of the case whose form it is, which is no other one; empty for none
   * @param chosen a number, or empty; always among those given where it is one in sight
   */
  List<OptionGroup> of(Locale locale, Form.CaseKind kind, String own, String search, String chosen) {
    return viewers.find().map(viewer -> offered(locale, viewer, kind, own, search, chosen)).orElse(List.of());
  }

  private List<OptionGroup> offered(Locale locale, Viewer viewer, Form.CaseKind kind, String own, String search, String chosen) {
    List<CaseRow> found = found(viewer, kind, search).stream().filter(row -> !row.number().equals(own)).toList();
    Optional<Case> kept =
        found.stream().anyMatch(row -> row.number().equals(chosen)) ? Optional.empty() : kept(viewer, kind, chosen);
    List<OptionGroup> groups = new ArrayList<>();
    kept.ifPresent(one -> groups.add(new OptionGroup(texts.text(locale, "intake.units.chosen"), List.of(option(locale, one)))));
    String label =
        search.isBlank() ? texts.text(locale, "intake.cases.newest") : texts.text(locale, "intake.units.found", search);
    groups.add(new OptionGroup(label, found.stream().map(row -> option(locale, row, chosen)).toList()));
    groups.removeIf(group -> group.options().isEmpty());
    return groups;
  }

  private List<CaseRow> found(Viewer viewer, Form.CaseKind kind, String search) {
    String type = kind.type().isEmpty() ? null : kind.type();
    String asked = NUMBER.matcher(search).matches() ? search.toUpperCase(Locale.ROOT) : search;
    return cases.list(viewer, CaseFilter.ofKind(kind.scenario(), type, asked), clock.instant(), null, MOST).rows();
  }

  private Optional<Case> kept(Viewer viewer, Form.CaseKind kind, String chosen) {
    return Stream.of(chosen)
        .filter(number -> !number.isEmpty())
        .flatMap(number -> cases.find(viewer, number).stream())
        .filter(one -> kind.includes(one.scenario(), one.type()))
        .findFirst();
  }

  private Option option(Locale locale, CaseRow row, String chosen) {
    String text = said(locale, row.number(), row.scenarioVersion(), row.category(), row.state(), row.text());
    return new Option(row.number(), text, row.number().equals(chosen));
  }

  private Option option(Locale locale, Case one) {
    return new Option(
        one.number(), said(locale, one.number(), one.scenarioVersion(), one.category(), one.state(), one.text()), true);
  }

  private String said(Locale locale, String number, int version, String category, String state, String text) {
    String glimpse = text.length() > GLIMPSE ? text.substring(0, GLIMPSE) + "…" : text;
    return String.join(
        " · ", number, words.category(locale, version, category), words.state(locale, version, state), glimpse);
  }
}
