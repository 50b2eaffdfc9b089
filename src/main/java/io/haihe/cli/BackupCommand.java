package io.haihe.cli;

import io.haihe.kernel.casework.Projections;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.OwnerOnly;
import io.haihe.platform.SecretFile;
import io.haihe.platform.backup.BackupWriter;
import io.haihe.platform.backup.Manifest;
import io.haihe.platform.database.CityDatabase;
import io.haihe.platform.database.DatabaseSettings;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the whole city into one file, also while it is served. */
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {

  /** Whoever is signed in signs in again after a restore: a stolen backup must not hold live sessions. */
  private static final Set<String> EMPTIED = Set.of("platform_session", "platform_session_attributes");

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  @Option(names = "--with-secret", descriptionKey = "withSecret")
  private boolean withSecret;

  BackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    if (Files.exists(file)) {
      throw new BadInput(new Finding(file.toString(), 0, 0, null, "cli.backup.exists", java.util.List.of()));
    }
    DatabaseSettings settings = OpenCity.settings();
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(draft);
    OwnerOnly.create(draft);
    try {
      Manifest manifest = write(settings, draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      say(manifest);
      return 0;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private Manifest write(DatabaseSettings settings, Path draft) throws IOException, SQLException {
    try (var database = CityDatabase.reach(settings);
        var connection = database.connect();
        var written = new FileOutputStream(draft.toFile());
        var progress = terminal.progress("cli.backup.writing", 0)) {
      var out = new BufferedOutputStream(new Kept(written), 1 << 16);
      return BackupWriter.write(order(settings.folder()), connection, out, progress);
    }
  }

  /** Is on the disk before it is closed. */
  private static final class Kept extends java.io.FilterOutputStream {

    private final FileOutputStream file;

    Kept(FileOutputStream file) {
      super(file);
      this.file = file;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      file.write(from, offset, length);
    }

    @Override
    public void close() throws IOException {
      file.getFD().sync();
      file.close();
    }
  }

  private BackupWriter.Order order(Path data) throws IOException {
    Optional<byte[]> secret = SecretFile.find(OpenCity.givenSecret(), data);
    String version = Objects.requireNonNullElse(Haihe.class.getPackage().getImplementationVersion(), "?");
    return new BackupWriter.Order(
        version, Projections.TIMELINE, EMPTIED, secret.map(SecretFile::fingerprint).orElse(null),
        withSecret ? secret.map(HexFormat.of()::formatHex).orElse(null) : null);
  }

  private void say(Manifest manifest) throws IOException {
    terminal.say("cli.backup.done", manifest.tables().size(), manifest.rows(), Files.size(file) / 1_000_000.0, file);
    if (manifest.secret() != null) {
      terminal.say(manifest.holdsSecret() ? "cli.backup.withSecret" : "cli.backup.withoutSecret");
    }
  }
}
