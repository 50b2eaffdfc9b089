package io.haihe.modules.administration;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Trail;
import io.haihe.kernel.org.Trail.Mark;
import io.haihe.kernel.org.Trail.Question;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the audit is asked for, as its address says it.
 *
 * @param filters by the name in the address; never blank
 */
public record AuditQuery(Map<String, String> filters) {

  private static final List<String> FILTERS = List.of("person", "number", "kind", "from", "to");
  private static final long NOBODY = -1;

  static AuditQuery of(Map<String, String> params) {
    Map<String, String> filters = new LinkedHashMap<>();
    FILTERS.forEach(name -> {
      String value = params.getOrDefault(name, "").strip();
      if (!value.isEmpty() && value.indexOf('\0') < 0) {
        filters.put(name, value);
      }
    });
    return new AuditQuery(filters);
  }

  public String filter(String name) {
    return filters.getOrDefault(name, "");
  }

  /** What cannot be read limits nothing, and is named. */
  Question question(Trail trail, People people, ZoneId zone, @Nullable String after) {
    String login = filters.get("person");
    Long person = login == null ? null : people.byLogin(login).map(Person::id).orElse(NOBODY);
    String kind = filters.get("kind");
    return new Question(
        person,
        trail.ofCases() ? filters.get("number") : null,
        kind != null && trail.kinds().contains(kind) ? kind : null,
        day("from", 0, zone).orElse(null),
        day("to", 1, zone).orElse(null),
        after == null ? null : Mark.parse(after).orElse(null));
  }

  List<Finding> findings(People people) {
    List<Finding> findings = new ArrayList<>();
    for (String name : List.of("from", "to")) {
      if (filters.containsKey(name) && day(name, 0, ZoneId.of("UTC")).isEmpty()) {
        findings.add(Finding.ofField(name, "administration.audit.day", filter(name)));
      }
    }
    if (filters.containsKey("person") && people.byLogin(filter("person")).isEmpty()) {
      findings.add(Finding.ofField("person", "administration.audit.nobody", filter("person")));
    }
    return findings;
  }

  private Optional<Instant> day(String name, int plus, ZoneId zone) {
    try {
      String text = filter(name);
      return text.matches("\\d{4}-\\d{2}-\\d{2}")
          ? Optional.of(LocalDate.parse(text).plusDays(plus).atStartOfDay(zone).toInstant())
          : Optional.empty();
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  String link(String path, Trail trail) {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath(path).queryParam("trail", trail.key());
    filters.forEach((name, value) -> link.queryParam(name, "{" + name + "}"));
    return link.encode().buildAndExpand(filters).toUriString();
  }
}
