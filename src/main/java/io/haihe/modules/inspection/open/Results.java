package io.haihe.modules.inspection.open;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The results as anybody may see them: those that are published, and nobody's name but the party's. */
@Component
class Results {

  private static final int OF_PARTY = 20;

  private final JdbcClient jdbc;
  private final Places places;
  private final Units units;

  Results(JdbcClient jdbc, Places places, Units units) {
    this.jdbc = jdbc;
    this.places = places;
    this.units = units;
  }

  /** @param next where the next page begins; null on the last */
  record Listing(List<Result> rows, @Nullable String next) {}

  /** The newest first. */
  Listing find(ResultQuery query, int size) {
    List<String> where = new ArrayList<>(List.of("published_at is not null"));
    List<Object> params = new ArrayList<>();
    words(query, where, params);
    return find(query, where, params, size);
  }

  /** Those of one party, whatever its code looks like; the newest first. */
  Listing ofParty(String code, ResultQuery query) {
    return find(query, new ArrayList<>(List.of("published_at is not null", "party_code = ?")), new ArrayList<>(List.of(code)), OF_PARTY);
  }

  private Listing find(ResultQuery query, List<String> where, List<Object> params, int size) {
    place(query, where, params);
    if (!query.department().isEmpty()) {
      where.add("units && ?");
      params.add(unitsOf(query.department()));
    }
    if (!query.result().isEmpty()) {
      where.add("result = ?");
      params.add(query.result());
    }
    if (query.year() != 0) {
      ZoneId zone = places.zone();
      where.add("inspected_at >= ? and inspected_at < ?");
      params.add(LocalDate.of(query.year(), 1, 1).atStartOfDay(zone).toOffsetDateTime());
      params.add(LocalDate.of(query.year() + 1, 1, 1).atStartOfDay(zone).toOffsetDateTime());
    }
    if (query.task() != 0) {
      where.add("task = ?");
      params.add(query.task());
    }
    ResultQuery.Mark mark = query.mark();
    if (mark != null) {
      where.add("(inspected_at, case_id) < (?, ?)");
      params.add(OffsetDateTime.ofInstant(mark.inspectedAt(), ZoneOffset.UTC));
      params.add(mark.caseId());
    }
    params.add(size + 1);
    List<Result> found =
        jdbc.sql("select * from inspection_result where " + String.join(" and ", where) + " order by inspected_at desc, case_id desc limit ?")
            .params(params)
            .query(ResultStore::result)
            .list();
    boolean more = found.size() > size;
    List<Result> shown = more ? found.subList(0, size) : found;
    return new Listing(List.copyOf(shown), more ? ResultQuery.Mark.of(shown.getLast()).toString() : null);
  }

  private static void words(ResultQuery query, List<String> where, List<Object> params) {
    if (query.isCode()) {
      where.add("party_code = upper(?)");
      params.add(query.q());
    } else if (!query.q().isEmpty()) {
      where.add("inspection_grams(party_name) @> inspection_grams(?) and position(lower(?) in lower(party_name)) > 0");
      params.add(query.q());
      params.add(query.q());
    }
  }

  private void place(ResultQuery query, List<String> where, List<Object> params) {
    if (!query.district().isEmpty()) {
      PlaceCode code = PlaceCode.parse(query.district())
          .filter(one -> places.find(one).isPresent())
          .orElseThrow(() -> new BadInput(Finding.ofField("district", "inspection.open.query.district", query.district())));
      if (places.get(code).parent() != null) {
        where.add("district = ?");
        params.add(code.value());
      }
    }
  }

  private Long[] unitsOf(String department) {
    List<Long> ids = new ArrayList<>();
    for (City city : places.cities()) {
      units.in(city.root().code(), Unit.Kind.DEPARTMENT).stream().filter(unit -> unit.templateKey().equals(department)).map(Unit::id).forEach(ids::add);
    }
    return ids.toArray(Long[]::new);
  }

  Optional<Result> published(String number) {
    return jdbc.sql("select * from inspection_result where number = ? and published_at is not null")
        .param(number)
        .query(ResultStore::result)
        .optional();
  }

  /** Numbers of the certificates of those who went there, as the record has it. */
  List<String> certificates(long visit) {
    return jdbc.sql("select certificate from inspection_went where visit = ? order by seat, certificate")
        .param(visit)
        .query(String.class)
        .list();
  }

  /** As the record in force has it. */
  Witnessed witnessed(long visit) {
    return jdbc.sql(
            """
            select party.way, (select count(*) from jsonb_path_query(record.body, '$.lines[*].photos[*]')) as photos, record.body ->> 'noPhoto' <> '' as reason
            from (select body::jsonb from inspection_record where visit = ? and sealed_at is not null and sent_back_at is null order by no desc limit 1) record,
              lateral (select s ->> 'way' as way from jsonb_array_elements(record.body -> 'signatures') s where s ->> 'of' = 'party') party
            """)
        .param(visit)
        .query((row, n) -> new Witnessed(row.getString("way"), row.getInt("photos"), row.getBoolean("reason")))
        .optional()
        .orElse(Witnessed.UNKNOWN);
  }

  /** SHA-256 of the records of a visit that were sealed and sent back to the officers, the first one first. */
  List<String> sentBack(long visit) {
    return jdbc.sql("select sha256 from inspection_record where visit = ? and sealed_at is not null and sent_back_at is not null order by no")
        .param(visit)
        .query(String.class)
        .list();
  }

  /** How many visits are to be published and are late with it. */
  long late(Instant now) {
    return jdbc.sql(
            """
            select count(*) from inspection_result
            where published_at is null and recorded_at is not null and not called_off and publish_due < ?
            """)
        .param(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }
}
