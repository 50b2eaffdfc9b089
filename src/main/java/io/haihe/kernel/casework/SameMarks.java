package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.platform.Secrets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Marks by which cases of the same matter find each other: of the fields a scenario names ({@code intake.same}), signed with the installation's secret, so
 * that what was entered, however personal, is not kept a second time.
 */
@Component
class SameMarks {

  private static final String PURPOSE = "casework.same";

  private final JdbcClient jdbc;
  private final Secrets secrets;

  SameMarks(JdbcClient jdbc, Secrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  /** One for each way in which cases of the type may be the same, as far as everything it goes by was entered. */
  List<byte[]> of(String scenario, CaseType type, Map<String, Object> entered) {
    List<byte[]> marks = new ArrayList<>();
    for (List<String> fields : type.intake().same()) {
      List<String> values = fields.stream().map(field -> plain(entered.get(field))).toList();
      if (values.stream().noneMatch(String::isEmpty)) {
        marks.add(secrets.sign(PURPOSE, String.join("\u0000", scenario, type.key(), String.join(",", fields), String.join("\u0000", values))));
      }
    }
    return marks;
  }

  /** However it was typed. */
  private static String plain(@Nullable Object value) {
    return value == null ? "" : Normalizer.normalize(value.toString(), Normalizer.Form.NFKC).replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
  }

  void keep(long caseId, List<byte[]> marks) {
    for (byte[] mark : marks) {
      jdbc.sql("insert into casework_same (case_id, mark) values (?, ?) on conflict do nothing").params(caseId, mark).update();
    }
  }

  /** The cases that have one of the marks, the newest first. */
  List<Long> marked(Collection<byte[]> marks, int most) {
    List<Long> found = new ArrayList<>();
    for (byte[] mark : marks) {
      found.addAll(jdbc.sql("select case_id from casework_same where mark = ? order by case_id desc limit ?").params(mark, most).query(Long.class).list());
    }
    return found.stream().distinct().toList();
  }

  List<byte[]> of(long caseId) {
    return jdbc.sql("select mark from casework_same where case_id = ?").param(caseId).query(byte[].class).list();
  }
}
