package io.haihe.modules.service.web;

import io.haihe.modules.service.Material;
import io.haihe.platform.web.Page;
import java.util.ArrayList;
import java.util.List;

/** What a guide tells of something to bring. */
public final class MaterialWords {

  private MaterialWords() {}

  /** Its form, how many, and who has it: as far as the item says so. */
  public static String kind(Page page, Material material) {
    List<String> said = new ArrayList<>();
    if (!material.form().isEmpty()) {
      said.add(page.text("service.material.form." + material.form()));
    }
    if (material.originals() > 0) {
      said.add(page.text("service.material.originals", material.originals()));
    }
    if (material.copies() > 0) {
      said.add(page.text("service.material.copies", material.copies()));
    }
    if (!material.source().isEmpty()) {
      said.add(page.text("service.material.source." + material.source()));
    }
    return String.join(" · ", said);
  }
}
