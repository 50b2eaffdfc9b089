package io.haihe.cli;

import io.haihe.CityPlatform;
import io.haihe.platform.database.CityDatabase;
import io.haihe.platform.database.DatabaseSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;

/**
 * The application on its database, opened for one command. The database is closed after the application, also when the
 * process is told to stop.
 */
final class OpenCity implements AutoCloseable {

  /** Keeps the beans of the pages but listens to nobody. */
  private static final int NO_PORT = -1;

  private final ConfigurableApplicationContext application;
  private final Runnable closeDatabase;
  private final CountDownLatch end = new CountDownLatch(1);

  private OpenCity(ConfigurableApplicationContext application, Runnable closeDatabase) {
    this.application = application;
    this.closeDatabase = closeDatabase;
    application.addApplicationListener((ContextClosedEvent _) -> end.countDown());
  }

  /** For a command that works and ends: nothing listens and nothing runs in the background. */
  static OpenCity quiet() {
    return open(Map.of("server.port", NO_PORT, "haihe.jobs", false));
  }

  /** For a command that serves until it is stopped. */
  static OpenCity serving(int port) {
    return open(Map.of("server.port", port, "haihe.jobs", true));
  }

  /** The same, for this machine alone. */
  static OpenCity servingHere(int port) {
    return open(Map.of("server.port", port, "server.address", "127.0.0.1", "haihe.jobs", true, "haihe.payment.sandbox", true, "haihe.sms.sandbox", true));
  }

  <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  int port() {
    return application.getEnvironment().getProperty("local.server.port", Integer.class, NO_PORT);
  }

  void awaitEnd() throws InterruptedException {
    end.await();
  }

  @Override
  public void close() {
    application.close();
    closeDatabase.run();
  }

  private static OpenCity open(Map<String, Object> properties) {
    var settings = settings();
    var database = CityDatabase.open(settings);
    var all = new HashMap<String, Object>(properties);
    all.putAll(database.properties());
    all.put("haihe.data", settings.folder().toString());
    all.put("haihe.scenarios", Folders.scenarios().toString());
    var closeDatabase = once(database::close);
    SpringApplication.getShutdownHandlers().add(closeDatabase);
    try {
      return new OpenCity(start(all), closeDatabase);
    } catch (RuntimeException e) {
      closeDatabase.run();
      throw e;
    }
  }

  private static Runnable once(Runnable action) {
    var done = new AtomicBoolean();
    return () -> {
      if (done.compareAndSet(false, true)) {
        action.run();
      }
    };
  }

  private static ConfigurableApplicationContext start(Map<String, Object> properties) {
    var application = new SpringApplication(CityPlatform.class);
    application.addInitializers(
        context -> context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("haihe", properties)));
    application.setLogStartupInfo(false);
    return application.run();
  }

  /** Where the database is, by the environment. */
  static DatabaseSettings settings() {
    return DatabaseSettings.of(System.getenv(), home().resolve("data"));
  }

  /** {@code HAIHE_SECRET}, or empty. */
  static String givenSecret() {
    return System.getenv().getOrDefault("HAIHE_SECRET", "");
  }

  /** The folder the launcher lies in; the working folder where the jar is started by hand. */
  static Path home() {
    return Path.of(System.getProperty("haihe.home", "")).toAbsolutePath();
  }
}
