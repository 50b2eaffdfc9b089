package io.haihe.modules.service.find;

import java.util.ArrayList;
import java.util.List;

/** An item in the index, with what it is called as it sounds. */
record Entry(Findable item, Spoken nameZh, Spoken nameEn, List<Spoken> phrases, Spoken department) {

  /** What it can be found by: its names first. */
  List<Spoken> texts() {
    List<Spoken> texts = new ArrayList<>(List.of(nameZh, nameEn));
    texts.addAll(phrases);
    return texts;
  }

  List<Spoken> names() {
    return List.of(nameZh, nameEn);
  }
}
