package io.haihe.cli;

import io.haihe.kernel.casework.Projections;
import io.haihe.kernel.place.Places;
import io.haihe.modules.appointment.SampleOffices;
import io.haihe.modules.counter.SampleQueues;
import io.haihe.modules.demo.Demo;
import io.haihe.modules.demo.Inspections;
import io.haihe.modules.inspection.register.SampleChecklists;
import io.haihe.modules.service.DraftFiles;
import io.haihe.modules.service.DraftLook;
import io.haihe.modules.service.SampleItems;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

  /** Whose appointments and numbers are shown. */
  private static final String OFFICE = "120101000000/operations-centre";

  private final Terminal terminal;

  @Option(names = "--port", defaultValue = "8080")
  private int port;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ServeCommand.requireFree(port);
    terminal.say("cli.serve.starting");
    try (var city = OpenCity.servingHere(port)) {
      if (!prepare(city)) {
        return 1;
      }
      signIn(city.bean(Demo.class).players());
      terminal.say("cli.serve.ready", Integer.toString(city.port()));
      city.awaitEnd();
    }
    return 0;
  }

  /** @return false if the city's own files are at fault */
  private boolean prepare(OpenCity city) throws IOException {
    if (city.bean(Places.class).city(Demo.city()).isEmpty()
        && !CityLoadCommand.load(city, terminal, Folders.find("cities", Demo.city()))) {
      return false;
    }
    Demo demo = city.bean(Demo.class);
    terminal.say("cli.demo.people");
    demo.hire();
    terminal.say("cli.demo.items", city.bean(SampleItems.class).load());
    byte[] laws = Files.readAllBytes(ItemsDraftCommand.file(ItemsDraftCommand.SHIPPED));
    DraftLook drafts = city.bean(DraftFiles.class).begin(ItemsDraftCommand.name(ItemsDraftCommand.SHIPPED), laws, false, DraftFiles.By.operator());
    terminal.say("cli.demo.drafts", drafts.lines().size());
    terminal.say("cli.demo.checklists", city.bean(SampleChecklists.class).load());
    city.bean(SampleOffices.class).load(OFFICE);
    city.bean(SampleQueues.class).load(OFFICE);
    long begun = System.nanoTime();
    Demo.Report report;
    try (var progress = terminal.progress("cli.demo.playing", 0)) {
      report = demo.play(1, progress);
    }
    int visits = city.bean(Inspections.class).play();
    if (visits > 0) {
      terminal.say("cli.demo.inspected", visits);
    }
    if (report.cases() > 0 || visits > 0) {
      terminal.say("cli.demo.counting");
      city.bean(Projections.class).catchUp();
      terminal.say("cli.demo.played", report.cases(), report.steps(), Long.toString((System.nanoTime() - begun) / 1_000_000_000));
    }
    return true;
  }

  private void signIn(List<Demo.Player> players) {
    terminal.say("cli.demo.signIn");
    List<List<String>> rows = Stream.concat(
            Stream.of(Stream.of("login", "password", "role", "unit").map(word -> terminal.text("cli.demo." + word)).toList()),
            players.stream().map(one -> List.of(one.login(), one.password(), role(one), one.name() + "  " + one.unit())))
        .toList();
    for (List<String> row : rows) {
      terminal.out().printf("  %-20s %-14s %-28s %s%n", row.toArray());
    }
  }

  private String role(Demo.Player player) {
    String key = "org.role." + player.role().key();
    return terminal.has(key) ? terminal.text(key) : player.role().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
