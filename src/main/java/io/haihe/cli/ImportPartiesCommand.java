package io.haihe.cli;

import io.haihe.modules.inspection.register.RegisterImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "parties")
final class ImportPartiesCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  @Option(names = "--city", paramLabel = "KEY")
  private @Nullable String city;

  @Option(names = "--rejects", paramLabel = "FILE", defaultValue = "parties-rejected.csv")
  private Path rejects = Path.of("");

  @Option(names = "--check")
  private boolean check;

  ImportPartiesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    return new RegisterRows(terminal, RegisterImport.Kind.PARTIES).take(file, city, rejects, !check);
  }
}
