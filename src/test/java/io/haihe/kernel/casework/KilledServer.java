package io.haihe.kernel.casework;

import io.haihe.CityPlatform;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.MapPropertySource;

/**
 * A process of its own that serves a city and does four clerks' work, or that of {@code -Dtest.clerks}, until it is killed. What is answered is
 * written to a file at once: {@code key caseId version}. An unanswered command is sent again under its key.
 */
final class KilledServer {

  static final String READY = "ready";

  private final Path log;
  private final Casework casework;
  private final Clock clock;
  private final TinyCity city;

  private KilledServer(Path log, ConfigurableApplicationContext context) {
    this.log = log;
    this.casework = context.getBean(Casework.class);
    this.clock = context.getBean(Clock.class);
    this.city = TinyCity.in(context);
  }

  /** Real time, some days on: promises of the days between come due while it works. No configuration, or every test would find it. */
  static class Later {

    @Bean
    @Primary
    Clock later() {
      return Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofDays(Integer.getInteger("test.days", 0)));
    }
  }

  /** @param arguments the database's URL, the file for answers, the data folder */
  public static void main(String[] arguments) throws Exception {
    Path log = Path.of(arguments[1]);
    KilledServer server = new KilledServer(log, start(arguments[0], arguments[2], true));
    Viewer clerk = server.city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    Viewer chief = server.city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    server.write(READY);
    for (int i = 0; i < Integer.getInteger("test.clerks", 4); i++) {
      Thread.ofPlatform().daemon(false).start(() -> {
        while (true) {
          server.matter(clerk, chief);
        }
      });
    }
    Thread.currentThread().join();
  }

  static ConfigurableApplicationContext start(String url, String data, boolean jobs) {
    SpringApplication application = new SpringApplication(CityPlatform.class, Later.class);
    Map<String, Object> properties =
        Map.of(
            "spring.datasource.url", url, "spring.datasource.username", "haihe", "spring.datasource.password", "",
            "spring.datasource.hikari.connection-timeout", 2000, "haihe.data", data, "server.port", -1,
            "haihe.jobs", jobs);
    application.addInitializers(
        context -> context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties)));
    return application.run();
  }

  private void matter(Viewer clerk, Viewer chief) {
    Moved opened = insist(key -> casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), key, "city-management", "matter", "06010", TinyCity.NANLI, null, null,
        "words", new Contact("Li", "13800001111", null), Map.of(), "web", false)));
    long id = opened.caseId();
    insist(key -> casework.act(
        new Command.Take(new Actor.Staff(clerk), clock.instant(), key, id, 0, "register", Map.of())));
    insist(key -> casework.act(
        new Command.Take(
            new Actor.Staff(chief), clock.instant(), key, id, 0, "file",
            Map.of("urgency", "normal", "unverifiedBasis", "photo"))));
  }

  private interface Sending {
    Outcome send(String key);
  }

  /** Until there is an answer; only then it is written down. */
  private Moved insist(Sending sending) {
    String key = UUID.randomUUID().toString();
    while (true) {
      try {
        if (sending.send(key) instanceof Moved moved) {
          write(key + " " + moved.caseId() + " " + moved.version());
          return moved;
        }
        throw new AssertionError("refused");
      } catch (RuntimeException noAnswer) {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void write(String line) {
    try {
      Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
