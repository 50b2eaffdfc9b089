package io.haihe.platform.database;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param folder the data folder; holds our own PostgreSQL unless {@code url} is given
 * @param url JDBC URL of an external database, or null for our own
 */
public record DatabaseSettings(Path folder, @Nullable String url, String user, String password) {

  /**
   * Reads {@code HAIHE_DATA}, {@code HAIHE_DB_URL}, {@code HAIHE_DB_USER} and {@code HAIHE_DB_PASSWORD}.
   *
   * @param usualFolder the data folder where the environment names none
   */
  public static DatabaseSettings of(Map<String, String> environment, Path usualFolder) {
    var folder = environment.getOrDefault("HAIHE_DATA", "");
    var url = environment.getOrDefault("HAIHE_DB_URL", "");
    return new DatabaseSettings(
        (folder.isBlank() ? usualFolder : Path.of(folder)).toAbsolutePath().normalize(),
        url.isBlank() ? null : url,
        environment.getOrDefault("HAIHE_DB_USER", ""),
        environment.getOrDefault("HAIHE_DB_PASSWORD", ""));
  }
}
