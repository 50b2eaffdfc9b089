package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Viewer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which roles' guides a person has put away. A role that comes later has its guide shown again. */
@Component
class FirstVisits {

  private final JdbcClient jdbc;

  FirstVisits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The viewer's roles whose guide is still to be shown. */
  List<Role> ahead(Viewer viewer) {
    List<String> seen = jdbc.sql("select role from org_guide_seen where person = ?").param(viewer.person()).query(String.class).list();
    return roles(viewer).stream().filter(role -> !seen.contains(role.name())).toList();
  }

  void seen(Viewer viewer, Instant at) {
    jdbc.sql("insert into org_guide_seen (person, role, at) select :person, unnest(:roles::text[]), :at on conflict do nothing")
        .param("person", viewer.person())
        .param("roles", roles(viewer).stream().map(Role::name).toArray(String[]::new))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void again(Viewer viewer) {
    jdbc.sql("delete from org_guide_seen where person = ?").param(viewer.person()).update();
  }

  private static List<Role> roles(Viewer viewer) {
    return viewer.seats().stream().map(Seat::role).distinct().toList();
  }
}
