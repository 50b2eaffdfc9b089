package io.haihe;

import io.haihe.modules.service.SampleItems;
import org.springframework.context.ApplicationContext;

/** The catalogue of the demonstration, for tests that need some items. */
public final class SampleCatalogue {

  public static final String NEWBORN = "newborn-registration";

  private SampleCatalogue() {}

  /** Loads it into {@link TinyCity} and returns the code of one of its items. */
  public static String in(ApplicationContext context) {
    TinyCity.in(context);
    context.getBean(SampleItems.class).load();
    return NEWBORN;
  }
}
