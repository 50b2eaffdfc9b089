package io.haihe.modules.counter;

import io.haihe.kernel.place.PlaceCode;
import java.util.Locale;

/** What one can queue for at an office. */
public record Queue(long unit, String letter, PlaceCode place, String nameZh, String nameEn, boolean open) {

  public String name(Locale locale) {
    return locale.getLanguage().equals("zh") || nameEn.isEmpty() ? nameZh : nameEn;
  }
}
