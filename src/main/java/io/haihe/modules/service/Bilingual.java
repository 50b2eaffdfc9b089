package io.haihe.modules.service;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.haihe.platform.Worded;
import java.util.Locale;

/** Words in Chinese and, where somebody has written them, in English; empty where there are none. */
public record Bilingual(String zh, String en) implements Worded {

  public static final Bilingual EMPTY = new Bilingual("", "");

  @Override
  public String in(Locale language) {
    boolean english = !language.getLanguage().equals(Locale.CHINESE.getLanguage()) && !en.isBlank();
    return english || zh.isBlank() ? en : zh;
  }

  @JsonIgnore
  public boolean isEmpty() {
    return zh.isBlank() && en.isBlank();
  }
}
