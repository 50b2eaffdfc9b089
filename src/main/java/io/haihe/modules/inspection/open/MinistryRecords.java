package io.haihe.modules.inspection.open;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.Places;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads published inspections as the ministries' platform takes them, chunk by chunk, so that their number does not matter. */
@Component
class MinistryRecords {

  private static final int CHUNK = 500;

  private final JdbcClient jdbc;
  private final Agencies agencies;
  private final Units units;
  private final Places places;

  MinistryRecords(JdbcClient jdbc, Agencies agencies, Units units, Places places) {
    this.jdbc = jdbc;
    this.agencies = agencies;
    this.units = units;
    this.places = places;
  }

  /** Takes one record after another, until it has had enough. */
  @FunctionalInterface
  interface Taker {

    /** @return whether it takes more */
    boolean take(MinistryRecord one) throws IOException;
  }

  private record Line(Result result, long plan, String title, String partyKind, String address) {}

  /** Who went, of one department. */
  private record Went(long unit, List<String> certificates) {}

  /** Those inspected on the days from the first to the last, of the viewer's departments and places, the oldest first. */
  void read(Viewer viewer, LocalDate from, LocalDate until, Taker taker) throws IOException {
    ZoneId zone = places.zone();
    OffsetDateTime end = until.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
    OffsetDateTime after = from.atStartOfDay(zone).toOffsetDateTime();
    long last = 0;
    String sight = sight(viewer);
    List<Line> chunk;
    do {
      chunk = chunk(sight, after, last, end);
      if (!hand(chunk, zone, taker) || chunk.isEmpty()) {
        return;
      }
      Result latest = chunk.getLast().result();
      after = OffsetDateTime.ofInstant(latest.inspectedAt() == null ? Instant.EPOCH : latest.inspectedAt(), ZoneOffset.UTC);
      last = latest.caseId();
    } while (chunk.size() == CHUNK);
  }

  private List<Line> chunk(String sight, OffsetDateTime after, long last, OffsetDateTime end) {
    return jdbc.sql(
            """
            select result.*, coalesce(task.plan, 0) as plan, coalesce(task.title, '') as title,
              coalesce(party.kind, '') as party_kind, coalesce(party.address, '') as address
            from inspection_result result left join inspection_task task on task.id = result.task
              left join inspection_party party on party.code = result.party_code
            where result.published_at is not null and (result.inspected_at, result.case_id) > (:after, :last) and result.inspected_at < :end and %s
            order by result.inspected_at, result.case_id limit :chunk
            """.formatted(sight))
        .param("after", after)
        .param("last", last)
        .param("end", end)
        .param("chunk", CHUNK)
        .query(MinistryRecords::line)
        .list();
  }

  private boolean hand(List<Line> chunk, ZoneId zone, Taker taker) throws IOException {
    Map<Long, List<Went>> teams = teams(chunk.stream().map(line -> line.result().visit()).toList());
    Map<String, String> departments = departments(chunk.stream().flatMap(line -> line.result().items().stream()).distinct().toList());
    Stream<Long> going = teams.values().stream().flatMap(List::stream).map(Went::unit);
    Stream<Long> leading = chunk.stream().map(line -> line.result().unit());
    Map<Long, Agencies.Agency> known = agencies.of(Stream.concat(going, leading).distinct().toList());
    for (Line line : chunk) {
      int no = 0;
      List<Went> team = teams.getOrDefault(line.result().visit(), List.of());
      for (String item : line.result().items().isEmpty() ? List.of("") : line.result().items()) {
        no++;
        Went went = responsible(line, team, departments.getOrDefault(item, ""));
        if (!taker.take(record(line, item, no, known.get(went.unit()), went, team.size() > 1, zone))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Of a joint visit: the department whose item it is; the leading one where that cannot be told. */
  private Went responsible(Line line, List<Went> team, String department) {
    return team.stream()
        .filter(one -> units.find(one.unit()).filter(unit -> unit.key().endsWith("/" + department)).isPresent())
        .findFirst()
        .or(() -> team.stream().filter(one -> one.unit() == line.result().unit()).findFirst())
        .orElseGet(() -> new Went(line.result().unit(), List.of()));
  }

  private MinistryRecord record(Line line, String item, int no, Agencies.@Nullable Agency agency, Went went, boolean joint, ZoneId zone) {
    Result result = line.result();
    String code = item.contains("/") ? item.substring(0, item.lastIndexOf('/')) : item;
    String agencyCode = agency == null ? "" : agency.code();
    return new MinistryRecord(
        line.plan() == 0 ? "" : String.valueOf(line.plan()), code, agency == null ? "" : agencyCode + agency.level() + code, line.title(),
        result.number() + "-" + no, units.find(went.unit()).map(Unit::name).orElse(""), agencyCode, result.partyName(), line.partyKind(),
        result.partyCode().length() == 18 ? "unifiedSocialCreditCode" : "registerNumber", result.partyCode(), line.address(),
        "%012d".formatted(result.district() / 1000), form(result.kind()), joint ? "joint" : "single", "onSite", result.result(),
        at(result.inspectedAt(), zone), went.certificates(), at(result.recordedAt(), zone));
  }

  private static String form(String kind) {
    return kind.equals("drawn") ? "doubleRandom" : kind;
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant at, ZoneId zone) {
    return at == null ? null : at.atZone(zone).toOffsetDateTime().withNano(0);
  }

  /** Of some visits: who went, a department each, the leading one first. */
  private Map<Long, List<Went>> teams(List<Long> visits) {
    Map<Long, List<Went>> found = new HashMap<>();
    jdbc.sql(
            """
            select visit, unit, array_agg(certificate order by seat, certificate) as certificates
            from inspection_went where visit = any(?) group by visit, unit order by visit, min(seat)
            """)
        .param(visits.toArray(Long[]::new))
        .query(row -> {
          found.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(new Went(row.getLong(2), List.of((String[]) row.getArray(3).getArray())));
        });
    return found;
  }

  /** Of some items: the key of their department. */
  private Map<String, String> departments(List<String> items) {
    Map<String, String> found = new HashMap<>();
    jdbc.sql("select code || '/' || version, department from inspection_item where code || '/' || version = any(?) and code = any(?)")
        .params(items.toArray(String[]::new), items.stream().map(item -> item.substring(0, Math.max(0, item.lastIndexOf('/')))).toArray(String[]::new))
        .query(row -> {
          found.put(row.getString(1), row.getString(2));
        });
    return found;
  }

  /** What a head's own department took part in; all of the place for command centres and auditors. */
  private String sight(Viewer viewer) {
    List<Seat> seats = StaffRights.seats(viewer);
    return seats.isEmpty() ? "false" : seats.stream().map(this::sight).distinct().collect(Collectors.joining(" or ", "(", ")"));
  }

  private String sight(Seat seat) {
    if (seat.role() == Role.UNIT_HEAD) {
      return "result.units @> array[%d]::bigint[]".formatted(seat.unit().id());
    }
    Place place = places.get(seat.unit().place());
    return "result.place between %d and %d".formatted(place.code().value(), place.last().value());
  }

  private static Line line(ResultSet row, int n) throws SQLException {
    return new Line(
        ResultStore.result(row, n), row.getLong("plan"), row.getString("title"), row.getString("party_kind"), row.getString("address"));
  }
}
