package io.haihe.kernel.place;

import io.haihe.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The module on a database of its own, and small cities. */
final class PlaceFixtures {

  static final String HARBOUR_YAML =
      """
      key: harbour
      name: { en: Harbour City }
      zone: America/Los_Angeles
      language: en
      calendar: plain
      """;

  static final String HARBOUR_PLACES =
      """
      code,name,level,parent
      990000000000,Harbour City,city,
      990001000000,North District,district,990000000000
      990002000000,South District,district,990000000000
      990001001000,Bell Town,street,990001000000
      990001002000,Bellflower Town,street,990001000000
      990002001000,Mill Town,street,990002000000
      """;

  final DataSource source;
  final Places places;
  final CityLoader loader;
  final JdbcTemplate jdbc;

  PlaceFixtures() {
    this(TestDatabase.fresh());
  }

  private PlaceFixtures(DataSource source) {
    this.source = source;
    jdbc = new JdbcTemplate(source);
    places = new Places(new Snapshots(new SnapshotReader(JdbcClient.create(source), new Calendars())));
    loader = new CityLoader(new CityStore(jdbc), places, new JdbcTransactionManager(source));
  }

  /** A second server on the same database. */
  PlaceFixtures otherServer() {
    return new PlaceFixtures(source);
  }

  static Path write(Path folder, String file, String text) {
    try {
      Files.createDirectories(folder.resolve(file).getParent());
      return Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path harbour(Path folder) {
    write(folder, "city.yaml", HARBOUR_YAML);
    write(folder, "places.csv", HARBOUR_PLACES);
    return folder;
  }

  static List<String> said(List<io.haihe.platform.Finding> findings) {
    return findings.stream()
        .map(finding -> finding.file() + ":" + finding.line() + ":" + finding.column() + " " + finding.code())
        .toList();
  }
}
