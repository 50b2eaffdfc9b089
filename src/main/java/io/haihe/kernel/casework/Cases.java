package io.haihe.kernel.casework;

import io.haihe.kernel.org.Sights;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Privacy;
import io.haihe.kernel.scenario.Scenarios;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Reads cases for members of staff: nothing outside role × place × scenario, in lists and counts as in single reads. */
@Component
public class Cases {

  private static final String LIVE =
      """
      select c.id, c.number, c.scenario, c.scenario_version, c.type, c.state, c.ended, c.category, c.place,
        c.longitude, c.latitude, c.text, c.responsible, c.desk_role, c.desk_unit, c.desk_place,
        c.desk_assignee, c.opened_at, c.closed_at, c.due_at, c.version, c.sample
      from casework_case c where
      """;

  /** How many of the archive are counted at most. */
  private static final int COUNTED = 10_000;

  /** So many cases with some words are asked for by their ids; where there are more, any list of cases soon comes upon them. */
  private static final int FEW = 2_000;

  private final JdbcClient jdbc;
  private final CaseStore store;
  private final SealedList archive;
  private final Places places;
  private final Sights sights;
  private final Directory directory;
  private final Scenarios scenarios;
  private final PersonalStore personal;
  private final Choices choices;

  Cases(
      JdbcClient jdbc,
      CaseStore store,
      SealedList archive,
      Places places,
      Sights sights,
      Directory directory,
      Scenarios scenarios,
      PersonalStore personal) {
    this.jdbc = jdbc;
    this.store = store;
    this.archive = archive;
    this.places = places;
    this.sights = sights;
    this.directory = directory;
    this.scenarios = scenarios;
    this.personal = personal;
    this.choices = new Choices(directory);
  }

  /** Empty if there is none or the viewer may not see it: the two look alike. */
  public Optional<Case> find(Viewer viewer, String number) {
    return store.find(number).map(CaseStore.Stored::now).filter(now -> Sightline.sees(viewer, now, directory));
  }

  public Optional<Case> find(Viewer viewer, long id) {
    return store.find(id).map(CaseStore.Stored::now).filter(now -> Sightline.sees(viewer, now, directory));
  }

  /** Those of the cases that the viewer may see, in the order of the ids. */
  public List<Case> find(Viewer viewer, List<Long> ids) {
    return store.find(ids).stream()
        .filter(now -> Sightline.sees(viewer, now, directory))
        .sorted(java.util.Comparator.comparingInt(now -> ids.indexOf(now.id())))
        .toList();
  }

  /** Whether somebody sees a case: they, and nobody else, find it. */
  public boolean sees(Viewer viewer, Case now) {
    return Sightline.sees(viewer, now, directory);
  }

  /** What the viewer may take back of what they just did. */
  public Optional<Undoing> undoing(Viewer viewer, Case now, Instant at) {
    return Undoing.of(viewer.person(), timeline(viewer, now), at)
        .filter(undoing -> mayAssign(viewer, now, undoing.task(), undoing.before(), at));
  }

  /** Cases as they stand, whoever may see them: for projections, which show nobody anything by themselves. */
  public List<Case> forProjection(Collection<Long> ids) {
    return store.find(ids);
  }

  /** The same of one; empty if there is none. */
  public Optional<Case> forProjection(String number) {
    return store.find(number).map(CaseStore.Stored::now);
  }

  /** What the rules of its scenario read of a case alone. */
  public Map<String, Object> variables(Case now, Instant at) {
    return Variables.of(scenarios.version(now.scenarioVersion()).type(now.type()), now, at, directory).map();
  }

  /** The whole timeline, oldest first; empty if the viewer may not see the case. */
  public List<Entry> timeline(Viewer viewer, Case now) {
    return Sightline.sees(viewer, now, directory) ? store.timeline(now.id(), 0) : List.of();
  }

  /** The same, whoever asks. */
  public List<Entry> timelineForProjection(long id) {
    return store.timeline(id, 0);
  }

  /** The steps the viewer may take now, on the case and on its tasks. */
  public List<Choice> choices(Viewer viewer, Case now, Instant at) {
    return offer(viewer, now, at).open();
  }

  /** The same, with those that only a rule of the scenario stands against. */
  public Offer offer(Viewer viewer, Case now, Instant at) {
    return choices.offer(scenarios.version(now.scenarioVersion()).type(now.type()), now, new Actor.Staff(viewer), at);
  }

  /** For a module that takes a step for the viewer: what stands against it before anything is entered; empty where nothing does. */
  public Optional<Outcome.Refused> shut(Viewer viewer, Case now, String step, Instant at) {
    return choices.shut(scenarios.version(now.scenarioVersion()).type(now.type()), now, new Actor.Staff(viewer), step, at);
  }

  /** Whether the viewer may claim the desk (task 0) or a task, put it back (person 0), or give it to that person. */
  public boolean mayAssign(Viewer viewer, Case now, int task, long person, Instant at) {
    Command.Assign assign = new Command.Assign(new Actor.Staff(viewer), at, null, now.id(), 0, task, person);
    Permits permits = new Permits(directory);
    Task asked = now.tasks().get(task);
    return Assignments.permit(permits, assign, now, asked).isPresent() && Assignments.reaches(permits, directory, assign, now, asked);
  }

  /**
   * The reporter's contact data and what was entered into personal fields, for a purpose that is kept with the name of who
   * reads it.
   *
   * @return empty if there is none, it was removed, or the viewer may not see the case
   * @throws AccessDeniedException if the scenario shows it to other roles only
   */
  public Optional<Personal> personal(Viewer viewer, Case now, String purpose, Instant at) {
    if (!Sightline.sees(viewer, now, directory)) {
      return Optional.empty();
    }
    if (!mayReadPersonal(viewer, now)) {
      throw new AccessDeniedException("personal data of case " + now.number());
    }
    return personal.read(now.id(), viewer.person(), purpose, at);
  }

  /** Keeps that the viewer read what is personal beside a case, where the case has nothing personal of its own. */
  public void readBeside(Viewer viewer, Case now, String purpose, Instant at) {
    personal.log(now.id(), viewer.person(), purpose, at);
  }

  /** Whether one of the viewer's seats may read contact and personal fields of a case. */
  public boolean mayReadPersonal(Viewer viewer, Case now) {
    Privacy privacy = scenarios.version(now.scenarioVersion()).type(now.type()).privacy();
    return viewer.seats().stream()
        .anyMatch(seat -> privacy.readableBy(seat.role()) && Sightline.reaches(seat, now, directory));
  }

  /** Looks for a filter's words once, for {@link CaseFilter#with several filters} that have them; null where there are none. */
  public CaseFilter.@Nullable Lookup lookUp(CaseFilter filter) {
    String words = filter.words() == null ? "" : filter.words().strip();
    if (words.isEmpty() || Archive.idIn(words).isPresent()) {
      return null;
    }
    List<Long> found = jdbc.sql(ListSql.having(words) + " limit " + (FEW + 1))
        .param("words", words)
        .param("like", ListSql.like(words))
        .query(Long.class)
        .list();
    return found.size() > FEW ? new CaseFilter.Lookup(true, List.of()) : new CaseFilter.Lookup(false, List.copyOf(found));
  }

  /**
   * One page of the cases a viewer sees.
   *
   * @param cursor {@link Listing#next} of the page before, or null
   * @param size 1 to 500
   */
  public Listing<CaseRow> list(
      Viewer viewer, CaseFilter filter, Instant now, @Nullable String cursor, int size) {
    ListSql sql = ListSql.of(viewer, filter, now, sights, places);
    KeySet keys = KeySet.of(filter.order());
    if (cursor != null) {
      keys.after(sql, cursor);
    }
    String page = keys.orderBy() + " limit " + (size + 1);
    List<CaseRow> live = jdbc.sql(LIVE + sql.where() + page).params(sql.params()).query(Cases::liveRow).list();
    List<CaseRow> rows =
        filter.reachesArchive()
            ? Stream.concat(live.stream(), archive.list(sql, keys, size + 1).stream()).sorted(keys.order()).limit(size + 1L).toList()
            : live;
    boolean more = rows.size() > size;
    List<CaseRow> shown = more ? rows.subList(0, size) : rows;
    return new Listing<>(List.copyOf(shown), more ? keys.cursor(shown.getLast()) : null);
  }

  /**
   * How many cases a filter finds.
   *
   * @param number counted, never estimated
   * @param more whether the archive holds more of them than were counted
   */
  public record Count(long number, boolean more) {}

  /** Counts every live case, and of the archive as many as anybody would page through. */
  public Count count(Viewer viewer, CaseFilter filter, Instant now) {
    ListSql sql = ListSql.of(viewer, filter, now, sights, places);
    long live = number("select count(*) from casework_case c where " + sql.where(), sql);
    long sealed =
        filter.reachesArchive()
            ? number(
                "select count(*) from (select from " + Archive.LISTED + " where " + sql.sealedWhere() + " limit "
                    + (COUNTED + 1) + ") counted", sql)
            : 0;
    return new Count(live + Math.min(sealed, COUNTED), sealed > COUNTED);
  }

  /** The same, no further than to so many of the live ones; there may be more then. */
  public Count count(Viewer viewer, CaseFilter filter, Instant now, int most) {
    ListSql sql = ListSql.of(viewer, filter, now, sights, places);
    String live = "select 1 from casework_case c where " + sql.where();
    String sealed = filter.reachesArchive() ? " union all select 1 from " + Archive.LISTED + " where " + sql.sealedWhere() : "";
    long counted = number("select count(*) from (" + live + sealed + " limit " + (most + 1) + ") counted", sql);
    return new Count(Math.min(counted, most), counted > most);
  }

  private long number(String select, ListSql sql) {
    return jdbc.sql(select).params(sql.params()).query(Long.class).single();
  }

  /** Cases by state under a filter, the most first. */
  public List<StateCount> countByState(Viewer viewer, CaseFilter filter, Instant now) {
    ListSql sql = ListSql.of(viewer, filter, now, sights, places);
    String live = "select c.scenario, c.state, count(*) as count from casework_case c where " + sql.where() + " group by 1, 2";
    String sealed =
        " union all select c.scenario, c.state, count(*) from " + Archive.LISTED + " where " + sql.sealedWhere()
            + " group by 1, 2";
    return jdbc.sql(
            "select scenario, state, sum(count) as count from (" + live + (filter.reachesArchive() ? sealed : "")
                + ") c group by 1, 2 order by 3 desc, 2")
        .params(sql.params())
        .query((row, n) -> new StateCount(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }

  public record StateCount(String scenario, String state, long count) {}

  /** How much is open at one place, or of one category. */
  public record OpenCount(String key, long open, long overdue) {}

  /** Open cases under a filter by scenario and the exact place they lie in, {@code scenario/code}. */
  public List<OpenCount> openByPlace(Viewer viewer, CaseFilter filter, Instant now) {
    return openBy("c.scenario || '/' || c.place", viewer, filter, now);
  }

  /** Open cases under a filter by scenario and category, {@code scenario/code}, the most first. */
  public List<OpenCount> openByCategory(Viewer viewer, CaseFilter filter, Instant now) {
    return openBy("c.scenario || '/' || c.category", viewer, filter, now);
  }

  private List<OpenCount> openBy(String key, Viewer viewer, CaseFilter filter, Instant now) {
    ListSql sql = ListSql.of(viewer, filter, now, sights, places);
    return jdbc.sql(
            "select " + key + " as key, count(*) as open, count(*) filter (where c.due_at < :at) as overdue"
                + " from casework_case c where not c.ended and " + sql.where() + " group by 1 order by 2 desc, 1")
        .params(sql.params())
        .param("at", CaseStore.time(now))
        .query((row, n) -> new OpenCount(row.getString(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  /** A task with the case it belongs to. */
  public record TaskRow(CaseRow matter, Task task, List<Deadline> deadlines) {}

  /**
   * Tasks of some types in the cases a viewer sees, the newest first.
   *
   * @param open only those still open, or those ended too
   */
  public List<TaskRow> tasks(Viewer viewer, Collection<String> types, boolean open, int limit) {
    String sql =
        "select t.case_id, t.body from casework_task t join casework_case c on c.id = t.case_id where "
            + Sightline.sql(viewer, sights)
            + " and t.type = any(:types) and (t.open or not :open) order by t.opened_at desc, t.case_id, t.no limit :limit";
    List<CaseTask> found =
        jdbc.sql(sql)
            .param("types", types.toArray(String[]::new))
            .param("open", open)
            .param("limit", limit)
            .query(CaseTask::of)
            .list();
    return withCases(found);
  }

  /**
   * Open tasks of some types, in the cases of a scenario (null: of any) a viewer sees at a place and below, that have a broken promise whose
   * clock runs; what has been late longest comes first.
   */
  public List<TaskRow> lateTasks(
      Viewer viewer, Collection<String> types, Place within, @Nullable String scenario, Instant now, int limit) {
    String sql =
        "select t.case_id, t.body from casework_task t join casework_case c on c.id = t.case_id"
            + " join lateral (select min(d.due_at) as due_at from casework_deadline d where d.case_id = t.case_id and d.status = 'RUNNING'"
            + " and d.due_at < :now and (d.body ->> 'task')::int = t.no) late on late.due_at is not null where "
            + Sightline.sql(viewer, sights)
            + " and t.type = any(:types) and t.open and c.place between :first and :last"
            + (scenario == null ? "" : " and c.scenario = :scenario")
            + " order by late.due_at, t.case_id, t.no limit :limit";
    List<CaseTask> found =
        jdbc.sql(sql)
            .param("types", types.toArray(String[]::new))
            .param("now", CaseStore.time(now))
            .param("first", within.code().value())
            .param("last", within.last().value())
            .param("scenario", scenario)
            .param("limit", limit)
            .query(CaseTask::of)
            .list();
    return withCases(found);
  }

  private record CaseTask(long caseId, Task task) {

    static CaseTask of(ResultSet row, int n) throws SQLException {
      return new CaseTask(row.getLong("case_id"), EntryCodec.JSON.readValue(row.getString("body"), Task.class));
    }
  }

  private List<TaskRow> withCases(List<CaseTask> found) {
    List<Case> cases = store.find(found.stream().map(CaseTask::caseId).distinct().toList());
    return found.stream()
        .flatMap(task -> cases.stream()
            .filter(now -> now.id() == task.caseId())
            .map(now -> new TaskRow(rowOf(now), task.task(), deadlines(now, task.task()))))
        .toList();
  }

  private static List<Deadline> deadlines(Case now, Task task) {
    return now.deadlines().values().stream().filter(deadline -> deadline.task() == task.no()).toList();
  }

  private static CaseRow rowOf(Case now) {
    return new CaseRow(
        now.id(), now.number(), now.scenario(), now.scenarioVersion(), now.type(), now.state(), now.ended(),
        now.category(), now.place(), now.point(), CaseRow.glimpse(now.text()),
        now.responsible(), now.desk(), now.openedAt(), now.closedAt(), now.nextDue(), now.version(), now.sample());
  }

  private static CaseRow liveRow(ResultSet row, int n) throws SQLException {
    double longitude = row.getDouble("longitude");
    Point point = row.wasNull() ? null : new Point(longitude, row.getDouble("latitude"));
    return new CaseRow(
        row.getLong("id"), row.getString("number"), row.getString("scenario"), row.getInt("scenario_version"),
        row.getString("type"), row.getString("state"), row.getBoolean("ended"), row.getString("category"),
        new PlaceCode(row.getLong("place")), point, CaseRow.glimpse(row.getString("text")), row.getLong("responsible"),
        CaseStore.desk(row), CaseStore.instant(row, "opened_at"), CaseStore.instantOrNull(row, "closed_at"),
        CaseStore.instantOrNull(row, "due_at"), row.getInt("version"), row.getBoolean("sample"));
  }
}
