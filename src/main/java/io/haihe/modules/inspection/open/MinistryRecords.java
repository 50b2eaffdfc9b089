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

  private record Line(
      Result result, long plan, String title, List<String> items, int departments, String partyKind, String address) {}

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
            select result.*, coalesce(task.plan, 0) as plan, coalesce(task.title, '') as title, coalesce(task.items, '{}') as items,
              coalesce(cardinality(task.units), 1) as departments, coalesce(party.kind, '') as party_kind, coalesce(party.address, '') as address
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
    Map<Long, Agencies.Agency> known = agencies.of(chunk.stream().map(line -> line.result().unit()).distinct().toList());
    Map<Long, List<String>> certificates = certificates(chunk.stream().map(line -> line.result().visit()).toList());
    for (Line line : chunk) {
      int no = 0;
      for (String item : line.items().isEmpty() ? List.of("") : line.items()) {
        no++;
        if (!taker.take(record(line, item, no, known.get(line.result().unit()), certificates.getOrDefault(line.result().visit(), List.of()), zone))) {
          return false;
        }
      }
    }
    return true;
  }

  private MinistryRecord record(Line line, String item, int no, Agencies.@Nullable Agency agency, List<String> certificates, ZoneId zone) {
    Result result = line.result();
    String code = item.contains("/") ? item.substring(0, item.lastIndexOf('/')) : item;
    String agencyCode = agency == null ? "" : agency.code();
    return new MinistryRecord(
        line.plan() == 0 ? "" : String.valueOf(line.plan()), code, agency == null ? "" : agencyCode + agency.level() + code, line.title(),
        result.number() + "-" + no, units.find(result.unit()).map(Unit::name).orElse(""), agencyCode, result.partyName(), line.partyKind(),
        result.partyCode().length() == 18 ? "unifiedSocialCreditCode" : "registerNumber", result.partyCode(), line.address(),
        "%012d".formatted(result.district() / 1000), form(result.kind()), line.departments() > 1 ? "joint" : "single", "onSite", result.result(),
        at(result.inspectedAt(), zone), certificates, at(result.recordedAt(), zone));
  }

  private static String form(String kind) {
    return kind.equals("drawn") ? "doubleRandom" : kind;
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant at, ZoneId zone) {
    return at == null ? null : at.atZone(zone).toOffsetDateTime().withNano(0);
  }

  private Map<Long, List<String>> certificates(List<Long> visits) {
    Map<Long, List<String>> found = new HashMap<>();
    jdbc.sql(
            """
            select team.visit, officer.certificate from inspection_team team join inspection_officer officer on officer.id = team.officer
            where team.visit = any(?) and team.out_at is null order by team.visit, team.seat, officer.certificate
            """)
        .param(visits.toArray(Long[]::new))
        .query(row -> {
          found.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(row.getString(2));
        });
    return found;
  }

  /** A head's own department; all of the place for command centres and auditors. */
  private String sight(Viewer viewer) {
    List<Seat> seats = StaffRights.seats(viewer);
    return seats.isEmpty() ? "false" : seats.stream().map(this::sight).distinct().collect(Collectors.joining(" or ", "(", ")"));
  }

  private String sight(Seat seat) {
    if (seat.role() == Role.UNIT_HEAD) {
      return "result.unit = " + seat.unit().id();
    }
    Place place = places.get(seat.unit().place());
    return "result.place between %d and %d".formatted(place.code().value(), place.last().value());
  }

  private static Line line(ResultSet row, int n) throws SQLException {
    return new Line(
        ResultStore.result(row, n), row.getLong("plan"), row.getString("title"), List.of((String[]) row.getArray("items").getArray()),
        row.getInt("departments"), row.getString("party_kind"), row.getString("address"));
  }
}
