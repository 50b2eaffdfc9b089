package io.haihe.cli;

import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.kernel.scenario.authoring.SignedPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "pack")
final class ScenarioPackCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "PACKAGE", descriptionKey = "package")
  private String name = "";

  @Option(names = "--to", paramLabel = "FILE.zip", descriptionKey = "to")
  private @Nullable Path to;

  @ArgGroup(exclusive = false)
  private @Nullable Signing signing;

  /** The key a package is signed with. */
  static final class Signing {

    @Option(names = "--keystore", required = true, paramLabel = "FILE.p12", descriptionKey = "keystore")
    private Path store = Path.of("");

    @Option(names = "--alias", required = true, paramLabel = "NAME", descriptionKey = "alias")
    private String alias = "";

    @Option(names = "--password", required = true, interactive = true, arity = "0..1", descriptionKey = "password")
    private char[] password = {};

    SignedPackage.Key key() {
      return new SignedPackage.Key(store, alias, password);
    }
  }

  ScenarioPackCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var folder = Folders.find("scenarios", name);
    var scenario = ScenarioLoader.load(folder);
    var file = to == null ? Path.of(scenario.key() + "-" + scenario.version() + ".zip") : to;
    SignedPackage.write(folder, file, signing == null ? null : signing.key());
    terminal.say(signing == null ? "cli.scenario.packed.unsigned" : "cli.scenario.packed", file, Files.size(file));
    return 0;
  }
}
