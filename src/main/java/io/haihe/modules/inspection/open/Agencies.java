package io.haihe.modules.inspection.open;

import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the ministries know a department: unified social credit code and level, the first part of the codes of its checklists (检查实施清单编码). */
@Component
class Agencies {

  private static final Pattern CODE = Pattern.compile("[0-9A-HJ-NP-RTUW-Y]{18}");

  private final JdbcClient jdbc;
  private final Clock clock;

  Agencies(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param level 1 state … 5 town
   * @param version of the row, 0 where there is none yet
   */
  record Agency(long unit, String code, int level, int version) {}

  Map<Long, Agency> of(Collection<Long> units) {
    Map<Long, Agency> found = new HashMap<>();
    jdbc.sql("select * from inspection_agency where unit = any(?)").param(units.toArray(Long[]::new)).query(row -> {
      found.put(row.getLong("unit"), new Agency(row.getLong("unit"), row.getString("code"), row.getInt("level"), row.getInt("version")));
    });
    return found;
  }

  /**
   * Says it anew.
   *
   * @param seen the version the author had seen
   * @throws BadInput if it is no such code or level
   * @throws Conflict if somebody else has said otherwise meanwhile
   */
  void say(long unit, String code, int level, int seen, long person) {
    if (!CODE.matcher(code).matches()) {
      throw new BadInput(Finding.ofField("code", "inspection.open.agency.code"));
    }
    if (level < 1 || level > 5) {
      throw new BadInput(Finding.ofField("level", "inspection.open.agency.level"));
    }
    int written = jdbc.sql(
            """
            insert into inspection_agency as kept (unit, code, level, version, changed_by, changed_at)
            select :unit, :code, :level, 1, :person, :at where :seen = 0 or exists (select from inspection_agency where unit = :unit)
            on conflict (unit) do update set code = excluded.code, level = excluded.level, version = kept.version + 1,
              changed_by = excluded.changed_by, changed_at = excluded.changed_at
            where kept.version = :seen
            """)
        .param("unit", unit)
        .param("code", code)
        .param("level", level)
        .param("seen", seen)
        .param("person", person)
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
    Agency now = of(List.of(unit)).get(unit);
    boolean said = now != null && now.code().equals(code) && now.level() == level;
    if (written == 0 && !said) {
      throw new Conflict(Finding.ofField("code", "inspection.open.agency.changed"));
    }
  }
}
