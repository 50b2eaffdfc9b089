package io.haihe.kernel.intake.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haihe.CityTest;
import io.haihe.kernel.casework.Audit;
import io.haihe.kernel.casework.Figures;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Digests;
import io.haihe.platform.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two real files, whole: what the product counts is held against the same counted straight from the files. They do not ship. */
@CityTest
@DisplayName("A real file")
class RealFilesTest {

  private static final Path DATA = Path.of("../shared/data");

  @Autowired Importer importer;
  @Autowired CityLoader loader;
  @Autowired Places places;
  @Autowired Units units;
  @Autowired Figures figures;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @TempDir Path folder;

  @BeforeEach
  void theFilesAreAtHand() {
    assumeTrue(Files.isDirectory(DATA), "the shared data is not here");
  }

  private ImportReport run(String profile, String file, Progress progress) {
    return importer.run(
        new Importer.Order(
            Path.of("imports", profile + ".yaml"), DATA.resolve(file), profile.startsWith("answered") ? "tianjin" : null,
            folder.resolve("rejects.csv"), Locale.ENGLISH, 4),
        progress);
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    try (var reader = Files.newBufferedReader(file)) {
      return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).getRecords();
    }
  }

  private static Map<String, Long> perMonth(Stream<String> times) {
    return times.collect(Collectors.groupingBy(time -> time.substring(0, 7), TreeMap::new, Collectors.counting()));
  }

  /** The product's own figures: indicator → month → count and denominator. */
  private record Total(Map<String, Map<String, double[]>> months) {

    Map<String, Long> of(String indicator, int part) {
      Map<String, Long> counts = new TreeMap<>();
      months.getOrDefault(indicator, Map.of()).forEach((month, sums) -> counts.put(month, Math.round(sums[part])));
      counts.values().removeIf(count -> count == 0);
      return counts;
    }
  }

  private Total total(Map<Long, String> cases, ZoneId zone) {
    Map<String, Map<String, double[]>> months = new HashMap<>();
    figures.of(cases.keySet()).forEach(one -> one.parts().forEach(part -> {
      String month = part.dated().atZone(zone).toLocalDate().toString().substring(0, 7);
      double[] sums = months.computeIfAbsent(part.indicator(), any -> new HashMap<>()).computeIfAbsent(month, any -> new double[2]);
      sums[0] += part.count();
      sums[1] += part.of();
    }));
    return new Total(months);
  }

  /** Case → id of its row, live or sealed. */
  private Map<Long, String> imported(String profile, List<CSVRecord> rows, String id) {
    Map<Long, String> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(known("import:" + profile + ":" + row.get(id) + ":0"), row.get(id)));
    Map<Long, String> cases = new HashMap<>();
    jdbc.sql("select case_id, command_key from casework_entry where seq = 1 and command_key like :key")
        .param("key", "import:" + profile + ":%")
        .query(row -> {
          cases.put(row.getLong(1), row.getString(2).split(":")[2]);
        });
    jdbc.sql("select id, origin from casework_sealed where origin is not null").query(row -> {
      String of = byKey.get(row.getLong(2));
      if (of != null) {
        assertThat(cases.put(row.getLong(1), of)).isNull();
      }
    });
    return cases;
  }

  /** What the archive knows a command by: eight bytes of the SHA-256 of its key. */
  private static long known(String key) {
    return ByteBuffer.wrap(Digests.sha256(key.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private static Progress dyingAfter(long rows) {
    AtomicLong done = new AtomicLong();
    BiConsumer<Long, Long> count = (more, any) -> {
      if (done.addAndGet(more) >= rows) {
        throw new IllegalStateException("killed");
      }
    };
    return new Progress() {
      @Override
      public void step(long more) {
        count.accept(more, rows);
      }

      @Override
      public void total(long total) {}

      @Override
      public void close() {}
    };
  }

  @Test
  void ofServiceRequestsGivesTheSameFiguresAsTheFileAlsoIfTheImportWasKilledAndRunTwice() throws IOException {
    String profile = "service-requests";
    String file = "los-angeles-requests.csv";
    assertThatThrownBy(() -> run(profile, file, dyingAfter(4000))).hasMessage("killed");
    ImportReport second = run(profile, file, Progress.silent());
    ImportReport third = run(profile, file, Progress.silent());
    System.out.printf("service requests: %s, %.0f rows/s; again %s%n", second, second.rowsPerSecond(), third.took());

    List<CSVRecord> rows = rows(DATA.resolve(file));
    Map<Long, String> cases = imported(profile, rows, "id");
    assertThat(second.rejected()).isZero();
    assertThat(cases).hasSize(rows.size());
    assertThat(third.opened()).isZero();
    assertThat(third.steps()).isZero();

    ZoneId zone = ZoneId.of("America/Los_Angeles");
    Total all = total(cases, zone);
    assertThat(all.of(Figures.OPENED, 0)).isEqualTo(perMonth(rows.stream().map(row -> row.get("requested_at"))));
    assertThat(all.of(Figures.ENDED, 0)).isEqualTo(perMonth(
        rows.stream().filter(row -> !List.of("Open", "Pending").contains(row.get("status"))).map(RealFilesTest::closed)));

    // one that is open counts once its clock has told that its promise has passed, which is after the import
    Map<String, CSVRecord> promised = rows.stream()
        .filter(row -> !row.get("due_at").isEmpty() && row.get("status").equals("Closed"))
        .collect(Collectors.toMap(row -> row.get("id"), Function.identity()));
    cases.values().retainAll(promised.keySet());
    Total due = total(cases, zone);
    assertThat(due.of("onTimeClosingRate", 1)).isEqualTo(perMonth(promised.values().stream().map(row -> row.get("due_at"))));
    assertThat(due.of("onTimeClosingRate", 0)).isEqualTo(perMonth(promised.values().stream()
        .filter(row -> closed(row).substring(0, 10).compareTo(row.get("due_at").substring(0, 10)) <= 0)
        .map(row -> row.get("due_at"))));
    assertThat(audit.verify(entries -> {}).first()).isEmpty();
  }

  /** The rollups' numerators by month. */
  private Map<String, Long> rollups(String scenario, String indicator) {
    Map<String, Long> months = new TreeMap<>();
    jdbc.sql(
            """
            select to_char(starts, 'YYYY-MM'), sum(part) from screen_month
            where scenario = :scenario and indicator = :indicator group by 1 having sum(part) <> 0
            """)
        .param("scenario", scenario)
        .param("indicator", indicator)
        .query(row -> {
          months.put(row.getString(1), Math.round(row.getDouble(2)));
        });
    return months;
  }

  private static String closed(CSVRecord row) {
    return row.get("closed_at").isEmpty() ? row.get("updated_at") : row.get("closed_at");
  }

  @Test
  void ofAnsweredMessagesGivesTheSameFiguresAsTheFileAlsoIfTheImportWasKilledAndRunTwice() throws IOException {
    loader.load(Path.of("cities/tianjin"));
    units.load(places.city("tianjin").orElseThrow(), Path.of("cities/tianjin/units.yaml"));
    String profile = "answered-messages";
    String file = "messages-with-replies.csv";
    assertThatThrownBy(() -> run(profile, file, dyingAfter(1000))).hasMessage("killed");
    ImportReport second = run(profile, file, Progress.silent());
    ImportReport third = run(profile, file, Progress.silent());
    System.out.printf("answered messages: %s, %.0f rows/s; again %s%n", second, second.rowsPerSecond(), third.took());

    List<CSVRecord> rows = rows(DATA.resolve(file));
    Map<Long, String> cases = imported(profile, rows, "id");
    assertThat(second.rejected()).isZero();
    assertThat(cases).hasSize(rows.size());
    assertThat(third.opened()).isZero();
    assertThat(third.steps()).isZero();

    Total all = total(cases, ZoneId.of("Asia/Shanghai"));
    assertThat(all.of(Figures.OPENED, 0)).isEqualTo(perMonth(rows.stream().map(row -> row.get("requested_at"))));
    assertThat(all.of(Figures.ENDED, 0)).isEqualTo(perMonth(rows.stream().map(row -> row.get("replied_at"))));
    assertThat(rollups("hotline", Figures.ENDED)).isEqualTo(all.of(Figures.ENDED, 0));
    assertThat(rollups("hotline", "onTimeCompletionRate")).isEqualTo(all.of("onTimeCompletionRate", 0));
    Map<String, Integer> limits = limits(cases);
    assertThat(all.of("onTimeCompletionRate", 0).values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(rows.stream().filter(row -> onTime(row, limits.get(row.get("id")))).count());
    assertThat(all.of("onTimeCompletionRate", 1).values().stream().mapToLong(Long::longValue).sum()).isEqualTo(rows.size());
  }

  /** Row → working days its category allows, read from the category table. */
  private Map<String, Integer> limits(Map<Long, String> cases) throws IOException {
    Map<String, String> byCode = rows(Path.of("scenarios/hotline/categories.csv")).stream()
        .collect(Collectors.toMap(row -> row.get("code"), row -> row.get("limit")));
    Map<String, Integer> limits = new HashMap<>();
    jdbc.sql("select id, category from casework_case where scenario = 'hotline' union all"
        + " select id, category from casework_sealed where scenario = 'hotline'").query(row -> {
      String limit = byCode.get(row.getString("category"));
      limits.put(cases.get(row.getLong("id")), limit.isEmpty() ? 5 : Integer.parseInt(limit.split(" ")[0]));
      assertThat(limit.isEmpty() || limit.endsWith(" working-day")).as(limit).isTrue();
    });
    return limits;
  }

  /** Monday to Friday, until half past five on the last day: the years of the file are before those whose holidays are known. */
  private static boolean onTime(CSVRecord row, int workingDays) {
    LocalDate day = LocalDateTime.parse(row.get("requested_at")).toLocalDate();
    for (int left = workingDays; left > 0; left -= works(day) ? 1 : 0) {
      day = day.plusDays(1);
    }
    return !LocalDateTime.parse(row.get("replied_at")).isAfter(day.atTime(LocalTime.of(17, 30)));
  }

  private static boolean works(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }
}
