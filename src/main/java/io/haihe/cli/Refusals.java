package io.haihe.cli;

import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.StartFault;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says why a command was not carried out: one line for each finding, no stack trace. */
final class Refusals implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final Terminal terminal;

  Refusals(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(Exception exception, CommandLine line, ParseResult parsed) {
    var findings = findings(exception);
    if (findings.isEmpty()) {
      LoggerFactory.getLogger(Haihe.class).error("haihe {}", parsed.originalArgs(), exception);
      findings = List.of(new Finding(null, 0, 0, null, "cli.unexpected", List.of(exception.toString())));
    }
    findings.forEach(terminal::warn);
    return ExitCode.SOFTWARE;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] args) {
    var command = exception.getCommandLine().getCommandSpec().qualifiedName();
    terminal.err().println(terminal.text("cli.usage", String.valueOf(exception.getMessage()), command));
    return ExitCode.USAGE;
  }

  /** What a person can mend may be wrapped by the framework that met it. */
  private static List<Finding> findings(Exception exception) {
    return Stream.iterate((Throwable) exception, cause -> cause != null, Throwable::getCause)
        .map(Refusals::known)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<Finding> known(Throwable throwable) {
    return switch (throwable) {
      case StartFault fault -> List.of(fault.finding());
      case BadInput bad -> bad.findings();
      case NotFound missing -> List.of(missing.finding());
      case Conflict conflict -> List.of(conflict.finding());
      case PortInUseException taken -> List.of(new StartFault("platform.start.port", taken.getPort()).finding());
      default -> List.of();
    };
  }
}
