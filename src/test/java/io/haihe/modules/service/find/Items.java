package io.haihe.modules.service.find;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** Items to find: 268 of a city as {@code items.csv} has them, or a few made for one test. */
final class Items {

  private Items() {}

  static List<Findable> ofTheCity() {
    return Words.rows("items.csv").stream().map(Items::item).toList();
  }

  private static Findable item(CSVRecord row) {
    return new Findable(
        row.get("code"), row.get("name_zh"), row.get("name_en"), parts(row.get("phrases")), row.get("department_zh"), row.get("department_en"),
        Set.of(row.get("event")), Set.of(row.get("audience")), Set.of(row.get("type")), List.of());
  }

  static List<String> parts(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
  }

  static Findable called(String code, String nameZh, String... phrases) {
    return new Findable(code, nameZh, "", List.of(phrases), "", "", Set.of(), Set.of(), Set.of(), List.of());
  }

  static Findable inEnglish(String code, String nameEn) {
    return new Findable(code, "", nameEn, List.of(), "", "", Set.of(), Set.of(), Set.of(), List.of());
  }

  static Findable of(Findable item, String departmentZh, List<String> places) {
    return new Findable(
        item.code(), item.nameZh(), item.nameEn(), item.phrases(), departmentZh, item.departmentEn(), item.events(), item.audiences(), item.types(), places);
  }

  /** Codes of what is found, best first. */
  static List<String> found(ItemIndex index, String text) {
    return index.find(Query.of(text)).hits().stream().map(Found.Hit::code).toList();
  }

  static List<String> found(String text, Findable... items) {
    return found(ItemIndex.of(Stream.of(items).toList()), text);
  }
}
