package io.haihe.platform.database;

import java.util.Map;

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

  /** What Spring Boot's data source is configured by. */
  public Map<String, Object> properties() {
    return Map.of("spring.datasource.url", url, "spring.datasource.username", user, "spring.datasource.password", password);
  }

  @Override
  public void close() {
    release.run();
  }
}
