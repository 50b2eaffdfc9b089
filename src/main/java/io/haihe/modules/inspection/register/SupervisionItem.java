package io.haihe.modules.inspection.register;

import java.util.List;
import java.util.Locale;

/**
 * A supervision item (监管事项) in one of its versions, with the checklist (检查实施清单) of that version.
 *
 * @param code 14 digits
 * @param version 1, 2, …; a visit keeps the one it was drawn with
 * @param field what it is about: a key such as {@code food}
 * @param department template key of the units whose item it is, such as {@code market-regulation}
 * @param basis what allows the inspection, in the words of the department
 */
public record SupervisionItem(
    String code, int version, String nameZh, String nameEn, String field, String department, String basis, List<CheckLine> checklist) {

  public String nameIn(Locale language) {
    return language.getLanguage().equals("zh") ? nameZh : nameEn;
  }

  /**
   * One point that is looked at.
   *
   * @param key stable between versions
   * @param photo whether a photo must show a finding
   */
  public record CheckLine(String key, String textZh, String textEn, boolean photo) {

    public String textIn(Locale language) {
      return language.getLanguage().equals("zh") ? textZh : textEn;
    }
  }
}
