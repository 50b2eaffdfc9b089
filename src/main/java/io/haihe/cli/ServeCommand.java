package io.haihe.cli;

import io.haihe.kernel.place.Places;
import io.haihe.platform.StartFault;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--port", defaultValue = "8080")
  private int port;

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    requireFree(port);
    terminal.say("cli.serve.starting");
    try (var city = OpenCity.serving(port)) {
      if (city.bean(Places.class).cities().isEmpty()) {
        terminal.say("cli.serve.noCity");
      }
      terminal.say("cli.serve.ready", Integer.toString(city.port()));
      city.awaitEnd();
    }
    return 0;
  }

  /** Asked before the database starts, so that a taken port costs no time. */
  static void requireFree(int port) {
    if (port == 0) {
      return;
    }
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFault(e, "platform.start.port", port);
    }
  }
}
