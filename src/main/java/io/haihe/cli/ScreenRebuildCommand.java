package io.haihe.cli;

import io.haihe.modules.screen.ScreenRebuild;
import io.haihe.modules.service.Ratings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Sums the figures of the screen anew from all timelines. A serving city may run meanwhile. */
@Command(name = "rebuild")
final class ScreenRebuildCommand implements Callable<Integer> {

  private final Terminal terminal;

  ScreenRebuildCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var city = OpenCity.quiet()) {
      city.bean(Ratings.class).rebuild();
      terminal.say("cli.screen.rebuilt", city.bean(ScreenRebuild.class).run());
    }
    return 0;
  }
}
