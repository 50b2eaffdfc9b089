package io.haihe.modules.service;

import java.util.List;

/** One of the questions by which somebody finds out whether an item is for them. */
public record Question(String key, Bilingual text, List<Answer> answers) {

  /** @param no why the item is not for whoever answers so; empty where it may be */
  public record Answer(String key, Bilingual text, Bilingual no) {

    public boolean goesOn() {
      return no.isEmpty();
    }
  }
}
