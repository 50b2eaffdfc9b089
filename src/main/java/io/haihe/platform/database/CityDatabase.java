package io.haihe.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database ready to be used by one application; close it after the application. */
public final class CityDatabase implements AutoCloseable {

  private final String url;
  private final String user;
  private final String password;
  private final Runnable release;

  CityDatabase(String url, String user, String password, Runnable release) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.release = release;
  }

  /**
   * Starts our own PostgreSQL, or checks the external one.
   *
   * @throws io.haihe.platform.StartFault if it cannot be used as things are
   */
  public static CityDatabase open(DatabaseSettings settings) {
    return settings.url() == null
        ? EmbeddedDatabase.start(settings.folder())
        : ExternalDatabase.check(settings.url(), settings.user(), settings.password());
  }

  /**
   * The same, but where a running process holds the data folder, its PostgreSQL is used beside it.
   *
   * @throws io.haihe.platform.StartFault if it cannot be used, or there is none yet
   */
  public static CityDatabase reach(DatabaseSettings settings) {
    return settings.url() == null ? EmbeddedDatabase.reach(settings.folder()) : open(settings);
  }

  /** A connection of the caller's own, outside the application. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Connections for tools that want to make their own. */
  public DataSource source() {
    return new DriverManagerDataSource(url, user, password);
  }

  /** What Spring Boot's data source is configured by. */
  public Map<String, Object> properties() {
    return Map.of("spring.datasource.url", url, "spring.datasource.username", user, "spring.datasource.password", password);
  }

  @Override
  public void close() {
    release.run();
  }
}
