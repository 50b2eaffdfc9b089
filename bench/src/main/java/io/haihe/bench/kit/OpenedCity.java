package io.haihe.bench.kit;

import io.haihe.CityPlatform;
import io.haihe.bench.kit.Server.Db;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The product on a database of the benchmarks, listening to nobody and doing nothing by itself. */
public final class OpenedCity implements AutoCloseable {

  private final ConfigurableApplicationContext application;

  private OpenedCity(ConfigurableApplicationContext application) {
    this.application = application;
  }

  /**
   * @param scenarios the folder of packages to load
   * @param connections most at a time
   */
  public static OpenedCity on(Db db, Path scenarios, int connections) {
    return on(db, scenarios, connections, Folders.work().resolve("haihe"));
  }

  /** As the other one, with a data folder in which its secret stays. */
  public static OpenedCity on(Db db, Path scenarios, int connections, Path data) {
    return on(db, scenarios, connections, data, beside -> {});
  }

  /** As the other one, with beans beside the product's own. */
  public static OpenedCity on(Db db, Path scenarios, int connections, Path data, Consumer<GenericApplicationContext> beans) {
    Map<String, Object> properties = Map.of(
        "server.port", -1,
        "haihe.jobs", false,
        "haihe.data", data.toString(),
        "haihe.scenarios", scenarios.toString(),
        "spring.datasource.url", db.url(),
        "spring.datasource.username", db.user(),
        "spring.datasource.password", db.password(),
        "spring.datasource.hikari.maximum-pool-size", connections,
        "spring.datasource.hikari.minimum-idle", 0);
    var start = new SpringApplication(CityPlatform.class);
    start.addInitializers(context ->
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("bench", properties)));
    start.addInitializers(context -> beans.accept((GenericApplicationContext) context));
    start.setLogStartupInfo(false);
    return new OpenedCity(start.run());
  }

  public <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  @Override
  public void close() {
    application.close();
  }
}
