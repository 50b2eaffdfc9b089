package io.haihe;

import static org.awaitility.Awaitility.await;

import io.haihe.modules.service.Finder;
import io.haihe.modules.service.SampleItems;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalogue of the demonstration, for tests that need some items. */
public final class SampleCatalogue {

  public static final String NEWBORN = "newborn-registration";

  private SampleCatalogue() {}

  /** Loads it into {@link TinyCity} and returns the code of one of its items, when all can be found. */
  public static String in(ApplicationContext context) {
    TinyCity.in(context);
    if (!inDatabase(context)) {
      context.getBean(SampleItems.class).load();
    }
    await().pollDelay(Duration.ZERO).atMost(Duration.ofMinutes(1)).until(() -> context.getBean(Finder.class).find("新生儿落户", "").codes().contains(NEWBORN));
    return NEWBORN;
  }

  /** To read two thousand items again and find them unchanged takes a second. */
  private static boolean inDatabase(ApplicationContext context) {
    return context.getBean(JdbcClient.class)
        .sql("select exists (select from service_item where code = ?)")
        .param(NEWBORN)
        .query(Boolean.class)
        .single();
  }
}
