package io.haihe.cli;

import io.haihe.kernel.casework.Audit;
import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;

@Command(name = "verify")
final class AuditVerifyCommand implements Callable<Integer> {

  private final Terminal terminal;

  AuditVerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var city = OpenCity.quiet()) {
      return verifyAndSay(city);
    }
  }

  /** @return the exit code */
  int verifyAndSay(OpenCity city) {
    return say(verify(city));
  }

  private Audit.Report verify(OpenCity city) {
    try (var progress = terminal.progress("cli.audit.reading", 0)) {
      return city.bean(Audit.class).verify(steps(progress));
    }
  }

  private int say(Audit.Report report) {
    if (report.first().isEmpty()) {
      terminal.say("cli.audit.whole", report.cases(), report.entries());
      return 0;
    }
    var found = report.first().get();
    var key = "cli.audit." + found.kind().name().toLowerCase(Locale.ROOT);
    terminal.warn(new Finding(null, 0, 0, null, key, List.of(found.number(), found.seq())));
    return 1;
  }

  private static LongConsumer steps(Progress progress) {
    var told = new AtomicLong();
    return so -> progress.step(so - told.getAndSet(so));
  }
}
