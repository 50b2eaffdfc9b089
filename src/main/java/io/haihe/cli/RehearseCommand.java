package io.haihe.cli;

import io.haihe.modules.demo.Demo;
import io.haihe.platform.Progress;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Serves a small sample city to itself and ends. The launcher lets the JVM record it (JEP 514), so that later starts find their classes loaded,
 * linked and profiled. For a data folder that is thrown away afterwards.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {

  private static final double SHARE_OF_CASES = 0.02;
  private static final int VISITS = 10;
  private static final List<String> PUBLIC_PAGES = List.of("/", "/report", "/nearby", "/follow", "/api/v1/openapi", "/actuator/health");
  private static final List<String> STAFF_PAGES =
      List.of("/work", "/dispatch", "/desks", "/whistles", "/overdue", "/overview", "/reports", "/me");

  private final Terminal terminal;

  RehearseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (var city = OpenCity.servingHere(0)) {
      if (!CityLoadCommand.load(city, terminal, Folders.find("cities", Demo.city()))) {
        return 1;
      }
      Demo demo = city.bean(Demo.class);
      demo.hire();
      demo.play(SHARE_OF_CASES, Progress.silent());
      visit(city.port(), demo.players());
    }
    return 0;
  }

  private static void visit(int port, List<Demo.Player> players) throws IOException, InterruptedException {
    try (var visitor = new Visitor(port)) {
      for (int i = 0; i < VISITS; i++) {
        for (String page : PUBLIC_PAGES) {
          visitor.look(page);
        }
      }
      for (Demo.Player player : players) {
        visitor.signIn(player.login(), player.password());
        for (String page : STAFF_PAGES) {
          visitor.look(page);
        }
        var found = Visitor.caseOn(visitor.look("/work"));
        if (found.isPresent()) {
          visitor.look(found.get());
        }
      }
    }
  }
}
