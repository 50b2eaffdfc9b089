package io.haihe.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.Flyway;
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

  @Override
  public void migrate(Flyway flyway) {
    for (var module : modules()) {
      Flyway.configure()
          .configuration(flyway.getConfiguration())
          .locations("classpath:db/migration/" + module)
          .table("flyway_" + module)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    }
  }

  /** The modules that have migrations, in the order they run. */
  static List<String> modules() {
    try {
      var scripts = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*.sql");
      return Arrays.stream(scripts)
          .map(ModuleMigrations::module)
          .distinct()
          .sorted(Comparator.comparingInt(ModuleMigrations::rank).thenComparing(Comparator.naturalOrder()))
          .toList();
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
