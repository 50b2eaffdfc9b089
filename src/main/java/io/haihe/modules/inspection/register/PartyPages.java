package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.PartySearch.Mark;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The register of regulated parties: found, and why each is of its class. */
@Controller
@RequestMapping(PartyPages.PATH)
class PartyPages {

  static final String PATH = "/admin/inspection/parties";
  private static final int SHOWN = 50;
  private static final int VISITS = 20;

  private final Pages pages;
  private final RegisterRights rights;
  private final PartySearch search;
  private final Parties parties;
  private final Marks marks;
  private final SupervisionItems items;
  private final Places places;
  private final FieldNames fieldNames;
  private final JdbcClient jdbc;

  PartyPages(
      Pages pages, RegisterRights rights, PartySearch search, Parties parties, Marks marks, SupervisionItems items, Places places,
      FieldNames fieldNames, JdbcClient jdbc) {
    this.pages = pages;
    this.rights = rights;
    this.search = search;
    this.parties = parties;
    this.marks = marks;
    this.items = items;
    this.places = places;
    this.fieldNames = fieldNames;
    this.jdbc = jdbc;
  }

  @GetMapping
  PageView list(
      Viewer viewer,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String risk,
      @RequestParam(defaultValue = "") String field,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String after,
      Locale locale) {
    City city = rights.city(viewer);
    PlaceCode root = city.root().code();
    PlaceCode within = PlaceCode.parse(place).filter(code -> places.find(code).isPresent() && city.root().covers(code)).orElse(root);
    PartyQuestion asked = new PartyQuestion(words.replace("\0", ""), within, one(RiskClass.values(), risk), field.replace("\0", ""), one(Party.State.values(), state));
    boolean tooShort = words.strip().length() == 1;
    List<Party> found = tooShort ? List.of() : search.find(asked, Mark.parse(after), SHOWN + 1);
    List<Party> shown = found.stream().limit(SHOWN).toList();
    return pages.view("inspection/register/parties")
        .with("asked", asked)
        .with("city", root)
        .with("places", Stream.concat(Stream.of(city.root()), places.children(root).stream()).map(Place::code).toList())
        .with("names", places)
        .with("fields", List.copyOf(items.fields()))
        .with("fieldNames", fieldNames.in(locale))
        .with("lines", shown.stream().map(party -> new PartyLine(party, places.pathName(party.place(), locale))).toList())
        .with("first", after.isEmpty())
        .with("next", found.size() > SHOWN ? link(words, place, risk, field, state, Mark.of(shown.getLast()).toString()) : null)
        .with("start", link(words, place, risk, field, state, ""))
        .with("keeps", !rights.keeps(viewer).isEmpty())
        .with("findings", tooShort ? List.of(Finding.ofField("words", "inspection.register.parties.short")) : List.of())
        .status(tooShort ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }

  private static <E extends Enum<E>> @Nullable E one(E[] values, String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst().orElse(null);
  }

  private static String link(String words, String place, String risk, String field, String state, String after) {
    return UriComponentsBuilder.fromPath(PATH)
        .queryParam("words", "{words}").queryParam("place", "{place}").queryParam("risk", "{risk}")
        .queryParam("field", "{field}").queryParam("state", "{state}").queryParam("after", "{after}")
        .encode()
        .buildAndExpand(words, place, risk, field, state, after)
        .toUriString();
  }

  @GetMapping("/{code}")
  PageView one(Viewer viewer, @PathVariable String code, Locale locale) {
    rights.requireReader(viewer);
    Party party = parties.byCode(code).orElseThrow(() -> new NotFound(Finding.ofField("code", "inspection.register.party.unknown")));
    return pages.view("inspection/register/party")
        .title("inspection.register.party.title", party.name())
        .with("party", party)
        .with("fieldNames", fieldNames.in(locale))
        .with("where", places.pathName(party.place(), locale))
        .with("explanation", marks.explain(party))
        .with("visits", visits(party.id()));
  }

  private List<PartyVisit> visits(long party) {
    return jdbc.sql(
            """
            select t.title, t.from_day, t.until_day from inspection_visit v join inspection_task t on t.id = v.task
            where v.party = ? order by t.from_day desc, v.id desc limit ?
            """)
        .params(party, VISITS)
        .query((row, n) -> new PartyVisit(
            row.getString("title"), row.getObject("from_day", LocalDate.class), row.getObject("until_day", LocalDate.class)))
        .list();
  }
}
