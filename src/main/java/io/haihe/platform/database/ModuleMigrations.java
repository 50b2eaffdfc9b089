package io.haihe.platform.database;

import io.haihe.platform.StartFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Runs the migrations of each module, {@code db/migration/<module id>}, with a history of its own: first the kernel's,
 * each after those it stands on, then the other modules', which do not know each other.
 *
 * <p>Spring Modulith does the same but reads every class of the application for it, seconds at every start.
 */
@Component
public class ModuleMigrations implements FlywayMigrationStrategy {

  /** The kernel from the ground up. */
  public static final List<String> KERNEL = List.of("platform", "place", "org", "scenario", "casework", "intake");

  private static final String HISTORY = "flyway_";
  private static final String HISTORIES =
      "select relname from pg_class where relname like 'flyway\\_%' and relkind = 'r' "
          + "and relnamespace = current_schema()::regnamespace order by 1";
  private static final String APPLIED = "select version from %s where type = 'SQL'";

  @Override
  public void migrate(Flyway flyway) {
    migrate(flyway, Map.of());
  }

  /**
   * Migrates to given versions only, so that what was written under them fits.
   *
   * @param targets version by module; a module that is not named goes as far as it can
   * @throws StartFault if the database was migrated by a newer program; nothing was changed then
   */
  public void migrate(Flyway flyway, Map<String, String> targets) {
    requireKnown(flyway.getConfiguration().getDataSource());
    for (var module : modules()) {
      migrate(flyway, module, targets.getOrDefault(module, "latest"));
    }
  }

  private static void migrate(Flyway flyway, String module, String target) {
    try {
      Flyway.configure()
          .configuration(flyway.getConfiguration())
          .locations("classpath:db/migration/" + module)
          .table(HISTORY + module)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .target(target)
          .load()
          .migrate();
    } catch (FlywayValidateException e) {
      throw new StartFault(e, "platform.start.otherSchema", module);
    }
  }

  /** The versions of a module this program knows, in the order they run; none if it does not know the module. */
  public List<String> versions(String module) {
    return scripts().stream()
        .filter(script -> module(script).equals(module))
        .map(script -> String.valueOf(script.getFilename()).replaceFirst("^V(.+?)__.*", "$1"))
        .sorted(Comparator.comparing(MigrationVersion::fromVersion))
        .toList();
  }

  /** A table written by a newer program must not be used by an older one, however well it seems to go. */
  private void requireKnown(DataSource database) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var history : strings(statement, HISTORIES)) {
        var module = history.substring(HISTORY.length());
        var known = versions(module);
        for (var version : strings(statement, APPLIED.formatted(history))) {
          if (!known.contains(version)) {
            throw new StartFault("platform.start.newerSchema", module, version);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the histories of the migrations cannot be read", e);
    }
  }

  private static List<String> strings(Statement statement, String sql) throws SQLException {
    var strings = new ArrayList<String>();
    try (var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        strings.add(rows.getString(1));
      }
    }
    return strings;
  }

  /** The modules that have migrations, in the order they run. */
  static List<String> modules() {
    return scripts().stream()
        .map(ModuleMigrations::module)
        .distinct()
        .sorted(Comparator.comparingInt(ModuleMigrations::rank).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static List<Resource> scripts() {
    try {
      return List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*.sql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int rank(String module) {
    var rank = KERNEL.indexOf(module);
    return rank < 0 ? KERNEL.size() : rank;
  }

  private static String module(Resource script) {
    try {
      var path = script.getURL().getPath().split("/");
      return path[path.length - 2];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
