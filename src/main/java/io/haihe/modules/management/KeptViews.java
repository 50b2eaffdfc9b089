package io.haihe.modules.management;

import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.intake.form.Option;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.modules.management.KeptView.Kept;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows the lists a viewer has kept, each with how many cases it finds now. */
@Component
class KeptViews {

  /** As many as are counted for a link. */
  private static final int COUNTED = 999;

  private final SavedLists lists;
  private final Cases cases;
  private final Home home;
  private final People people;
  private final CaseWords words;
  private final Texts texts;

  KeptViews(SavedLists lists, Cases cases, Home home, People people, CaseWords words, Texts texts) {
    this.lists = lists;
    this.cases = cases;
    this.home = home;
    this.people = people;
    this.words = words;
    this.texts = texts;
  }

  KeptView of(Locale locale, Viewer viewer, WorkQuery shown, String name, List<Finding> findings, Instant now) {
    List<Option> units = lists.units(viewer).stream()
        .map(unit -> new Option(Long.toString(unit.id()), words.unit(locale, unit.id()), false))
        .toList();
    return new KeptView(
        lists.of(viewer).stream().map(list -> kept(locale, viewer, list, shown, now)).toList(), units, name, findings);
  }

  private Kept kept(Locale locale, Viewer viewer, SavedList list, WorkQuery shown, Instant now) {
    boolean own = list.person() == viewer.person();
    return new Kept(
        own ? list.id() : 0,
        list.name(),
        list.link(),
        cases.count(viewer, list.query().filter(home.zone(viewer)), now, COUNTED),
        list.query().lists(shown),
        own ? "" : people.nameOf(list.person()),
        list.unit() == 0 ? "" : words.unit(locale, list.unit()),
        own && list.begins(),
        what(locale, list.query()));
  }

  private String what(Locale locale, WorkQuery query) {
    String filters = query.filters().entrySet().stream()
        .map(each -> texts.text(locale, "management.filter." + each.getKey()) + " " + value(locale, each.getKey(), each.getValue(), query))
        .collect(Collectors.joining(" · "));
    String tab = texts.text(locale, "management.work.tab." + query.tab().key());
    return filters.isEmpty() ? tab : tab + " · " + filters;
  }

  private String value(Locale locale, String filter, String value, WorkQuery query) {
    PlaceCode place = query.place();
    return switch (filter) {
      case "place" -> place == null ? value : words.place(locale, place);
      case "unit" -> value.matches("\\d{1,18}") ? words.unit(locale, Long.parseLong(value)) : value;
      default -> "“" + value + "”";
    };
  }
}
