package io.haihe.cli;

import io.haihe.kernel.casework.Audit;
import io.haihe.platform.SecretFile;
import io.haihe.platform.StartFault;
import io.haihe.platform.backup.BackupFile;
import io.haihe.platform.backup.Manifest;
import io.haihe.platform.backup.Restore;
import io.haihe.platform.database.CityDatabase;
import io.haihe.platform.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup into an empty database and verifies it. */
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  @Option(names = "--secret-lost", descriptionKey = "secretLost")
  private boolean secretLost;

  RestoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    DatabaseSettings settings = OpenCity.settings();
    try (var backup = BackupFile.open(file)) {
      Optional<String> secret = secret(backup, settings.folder());
      try (var progress = terminal.progress("cli.restore.reading", 0)) {
        backup.verify(progress);
      }
      load(backup, settings);
      if (secret.isPresent()) {
        SecretFile.keep(HexFormat.of().parseHex(secret.get()), settings.folder());
      }
      Manifest manifest = backup.manifest();
      terminal.say("cli.restore.done", manifest.tables().size(), manifest.rows(), manifest.at().toString());
    }
    return verify();
  }

  /** The secret to be written down, if the backup brings it; refuses where the personal data could not be opened. */
  private Optional<String> secret(BackupFile backup, Path data) throws IOException {
    String needed = backup.manifest().secret();
    Optional<String> brought = backup.secret();
    Optional<String> here = SecretFile.find(OpenCity.givenSecret(), data).map(SecretFile::fingerprint);
    boolean fits = here.isEmpty() ? brought.isPresent() : here.get().equals(needed);
    if (needed != null && !fits && !secretLost) {
      throw new StartFault(here.isEmpty() ? "cli.restore.noSecret" : "cli.restore.otherSecret", data.resolve(SecretFile.NAME));
    }
    return here.isEmpty() ? brought : Optional.empty();
  }

  private void load(BackupFile backup, DatabaseSettings settings) throws IOException, SQLException {
    try (var database = CityDatabase.open(settings);
        var connection = database.connect();
        var progress = terminal.progress("cli.restore.loading", 0)) {
      var flyway = Flyway.configure().dataSource(database.source()).load();
      new Restore(backup, connection, flyway).run(progress);
    }
  }

  /** Opened as the city will be: migrated as far as this program goes, and every chain recomputed. */
  private int verify() {
    try (var city = OpenCity.quiet()) {
      return new AuditVerifyCommand(terminal).verifyAndSay(city);
    }
  }
}
