package io.haihe.bench.history;

import io.haihe.bench.kit.Histograms;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.bench.kit.Server.Db;
import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Listing;
import io.haihe.kernel.casework.Tallies;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.modules.screen.Rollups;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** What clerks, a street's head and the city's command centre ask of the cases, measured on the server without HTTP. */
final class Questions {

  /** How the names of questions begin that search the archive's words, and of those a screen asks. */
  static final String TEXT = "text: ";

  static final String DASHBOARD = "dashboard: ";

  private static final int PAGE = 50;
  private static final int TOP = 20;
  private static final int MOST_NUMBERS = 2000;

  private static final String SCENARIO = "six-steps";

  private final Cases cases;
  private final Tallies tallies;
  private final Rollups rollups;
  private final Place root;
  private final LocalDate today;
  private final Places places;
  private final Instant now;
  private final Viewer city;
  private final Viewer district;
  private final Viewer department;
  private final Db db;
  private final List<Place> streets;
  private final List<Place> communities;

  Questions(OpenedCity opened, Db db, PlaceCode root, PlaceCode districtCode, Instant now) {
    this.cases = opened.bean(Cases.class);
    this.tallies = opened.bean(Tallies.class);
    this.rollups = opened.bean(Rollups.class);
    this.places = opened.bean(Places.class);
    this.root = places.get(root);
    this.today = LocalDate.ofInstant(now, java.time.ZoneOffset.UTC);
    this.now = now;
    this.db = db;
    this.city = viewer(opened, Role.COMMAND_CENTRE, opened.bean(Units.class).office(root));
    Units units = opened.bean(Units.class);
    this.district = viewer(opened, Role.DISPATCHER, units.byKey(districtCode + "/operations-centre").orElseThrow());
    this.department = viewer(opened, Role.HANDLER, units.byKey(districtCode + "/urban-management").orElseThrow());
    this.streets = below(root, PlaceLevel.STREET);
    this.communities = below(root, PlaceLevel.COMMUNITY);
  }

  private List<Place> below(PlaceCode root, PlaceLevel level) {
    return places.subtree(root).stream().filter(place -> place.level() == level).toList();
  }

  private static Viewer viewer(OpenedCity opened, Role role, Unit unit) {
    People people = opened.bean(People.class);
    Act act = Act.bySystem(Instant.now());
    String login = "bench." + role.key().toLowerCase(java.util.Locale.ROOT);
    long id = people.byLogin(login).map(known -> known.id()).orElseGet(() -> {
      long person = people.open(new NewPerson(login, login, "en", unit.id(), "correct horse battery", false), act);
      opened.bean(Seats.class).give(new NewSeat(person, unit.id(), role, Set.of(), LocalDate.of(2020, 1, 1), null), act);
      return person;
    });
    return people.viewer(id, Instant.now());
  }

  /** @param asked how often each is asked */
  Map<String, Histogram> ask(int asked) throws Exception {
    Map<String, Consumer<SplittableRandom>> questions = new LinkedHashMap<>();
    questions.put("work list of a district's dispatcher, first page", random -> list(district, CaseFilter.WORK, null));
    questions.put("work list of a department, first page", random -> list(department, CaseFilter.WORK, null));
    questions.put("all cases of the city, first page", random -> list(city, CaseFilter.ALL, null));
    questions.put("all cases of the city, a page from years ago", random -> list(city, CaseFilter.ALL, deep(random)));
    questions.put("a district's cases of one category", random -> list(district, filter("01", null, null), null));
    questions.put("a department's cases", random -> list(department, CaseFilter.ALL, null));
    questions.put("a street's cases", random -> list(city, filter(null, any(streets, random), null), null));
    questions.put("a community's cases", random -> list(city, filter(null, any(communities, random), null), null));
    String[] numbers = numbers();
    questions.put("a case with its timeline", random -> open(numbers[random.nextInt(numbers.length)]));
    questions.put("a case by its number, in the list", random ->
        list(city, filter(null, null, numbers[random.nextInt(numbers.length)]), null));
    questions.put("text: a word in one case of five", random -> list(city, filter(null, null, "安全隐患"), null));
    questions.put("text: a community's name", random -> list(city, filter(null, null, any(communities, random).name()), null));
    questions.put("text: a community and a house", random ->
        list(city, filter(null, null, any(communities, random).name() + random.nextInt(1, 200) + "号楼"), null));
    questions.put("how many a street has had, up to 10,000", random ->
        cases.count(city, filter(null, any(streets, random), null), now));
    questions.put("is it known already: the same kind in the community, 30 days", random ->
        list(city, recent(any(communities, random), "0" + random.nextInt(1, 10)), null));
    questions.put("how many each state of a district has, from the rollups", random ->
        found(rollups.states(city, SCENARIO, places.get(any(streets, random).parent()))));
    questions.put("indicators of a street by month, a year", random ->
        rollups.months(city, SCENARIO, any(streets, random), Set.of(), today.minusYears(1), today, Set.of(Rollups.By.TIME)));
    questions.put("indicators of the city by month, a year", random ->
        found(rollups.months(city, SCENARIO, root, Set.of(), today.minusYears(1), today, Set.of(Rollups.By.TIME))));
    questions.put(DASHBOARD + "district × state", random -> found(rollups.states(city, SCENARIO, root)));
    questions.put(DASHBOARD + "on time by month and district", random ->
        found(rollups.months(city, SCENARIO, root, Set.of("onTimeRate"), today.minusYears(8), today, Set.of(Rollups.By.TIME, Rollups.By.PLACE))));
    questions.put(DASHBOARD + "top 20 categories of a street, 30 days", random ->
        tallies.byCategory(city, recent(any(streets, random), null), now, TOP));
    Map<String, Histogram> answers = new LinkedHashMap<>();
    questions.forEach((name, question) -> answers.put(name, time(question, asked)));
    return answers;
  }

  /** Of the whole city; a street may have had nothing. */
  private static void found(Object sums) {
    if (sums.equals(List.of()) || sums.equals(Map.of())) {
      throw new IllegalStateException("the rollups are empty");
    }
  }

  private static Histogram time(Consumer<SplittableRandom> question, int asked) {
    var random = new SplittableRandom(5);
    var times = Histograms.empty();
    for (int i = -asked / 4; i < asked; i++) {
      long begun = System.nanoTime();
      question.accept(random);
      if (i >= 0) {
        times.recordValue(Math.max(1, (System.nanoTime() - begun) / 1000));
      }
    }
    return times;
  }

  private static CaseFilter filter(String category, Place place, String words) {
    return new CaseFilter(
        false, false, null, null, null, Set.of(), category, place == null ? null : place.code(), null, null, null, words,
        CaseFilter.Order.NEWEST);
  }

  private CaseFilter recent(Place place, String category) {
    return new CaseFilter(
        false, false, null, null, SCENARIO, Set.of(), category, place.code(), null, now.minus(Duration.ofDays(30)), null, null,
        CaseFilter.Order.NEWEST);
  }

  private static Place any(List<Place> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }

  private void list(Viewer viewer, CaseFilter filter, String cursor) {
    Listing<CaseRow> page = cases.list(viewer, filter, now, cursor, PAGE);
    if (page.rows().isEmpty() && filter == CaseFilter.ALL) {
      throw new IllegalStateException("nothing was found");
    }
  }

  /** What "next" of a page some years back says. */
  private String deep(SplittableRandom random) {
    Instant at = now.minus(Duration.ofDays(random.nextInt(400, 2500)));
    return at.getEpochSecond() * 1_000_000L + "_1";
  }

  /** Of some thousand sealed cases, wherever they lie. */
  private String[] numbers() throws Exception {
    long percent = Math.clamp(100L * MOST_NUMBERS / db.number("select count(*) from casework_sealed"), 1, 100);
    try (var connection = db.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select id, opened_at from casework_sealed tablesample system (%d) limit %d".formatted(percent, MOST_NUMBERS))) {
      List<String> numbers = new java.util.ArrayList<>();
      while (rows.next()) {
        String day = rows.getTimestamp(2).toInstant().atZone(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
        numbers.add("SS%s%06d".formatted(day.replace("-", ""), rows.getLong(1)));
      }
      return numbers.toArray(String[]::new);
    }
  }

  private void open(String number) {
    var found = cases.find(city, number).orElseThrow();
    if (cases.timeline(city, found).size() < 6) {
      throw new IllegalStateException("a timeline is short");
    }
  }
}
