package io.haihe.modules.inspection.open;

import io.haihe.kernel.org.Units;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which departments took part in visits, and for which fields: of a joint visit more than the leading one. */
@Repository
class TakingPart {

  private final JdbcClient jdbc;
  private final Units units;

  TakingPart(JdbcClient jdbc, Units units) {
    this.jdbc = jdbc;
    this.units = units;
  }

  /** Writes down which departments went to visits, once nothing of that changes any more; what keeps results leaves it as it is. */
  void keep(Collection<Long> cases) {
    if (cases.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update inspection_result r set units = coalesce(
              (select array_agg(unit order by seat) from (
                select unit, min(seat) as seat from inspection_went where visit = r.visit group by unit) went), array[r.unit])
            where case_id = any(?)
            """)
        .param(cases.toArray(Long[]::new))
        .update();
  }

  /** The fields of each result, its own first: of a joint visit those of all departments that went. */
  Map<Long, List<String>> fields(List<Result> shown) {
    Map<Long, Set<String>> found = new HashMap<>();
    shown.forEach(one -> found.put(one.caseId(), new LinkedHashSet<>(List.of(one.field()))));
    Long[] joint = shown.stream().filter(one -> one.units().size() > 1).map(Result::caseId).toArray(Long[]::new);
    if (joint.length > 0) {
      jdbc.sql(
              """
              select r.case_id, item.field, item.department, r.units from inspection_result r
              cross join lateral unnest(r.items) with ordinality as looked (item, no)
              join inspection_item item on item.code = split_part(looked.item, '/', 1) and item.version::text = split_part(looked.item, '/', 2)
              where r.case_id = any(?) order by r.case_id, looked.no
              """)
          .param(joint)
          .query((row, n) -> new Looked(
              row.getLong("case_id"), row.getString("field"), row.getString("department"), (Long[]) row.getArray("units").getArray()))
          .list()
          .stream()
          .filter(this::went)
          .forEach(looked -> found.computeIfAbsent(looked.caseId(), _ -> new LinkedHashSet<>()).add(looked.field()));
    }
    Map<Long, List<String>> fields = new HashMap<>();
    found.forEach((id, several) -> fields.put(id, List.copyOf(several)));
    return fields;
  }

  /** An item of a visit, and who went there. */
  private record Looked(long caseId, String field, String department, Long[] units) {}

  private boolean went(Looked looked) {
    return Stream.of(looked.units())
        .anyMatch(unit -> units.find(unit).filter(one -> one.templateKey().equals(looked.department())).isPresent());
  }
}
