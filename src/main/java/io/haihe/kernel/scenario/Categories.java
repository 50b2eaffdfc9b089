package io.haihe.kernel.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The category tree of a scenario.
 *
 * @param standard the standard the codes are of, such as {@code GB/T 47678.5}; empty for none
 * @param byCode in the order of the file
 */
public record Categories(String standard, Map<String, Category> byCode) {

  public Optional<Category> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The one that items of a type belong to, by the column {@code item_type}; empty where the file has none for it. */
  public Optional<Category> ofItemType(String type) {
    return byCode.values().stream()
        .filter(category -> category.leaf() && !type.isEmpty() && type.equals(category.columns().get("item_type")))
        .findFirst();
  }

  /** Those below the codes, with them and what is above them; all of them where no code is given. */
  public Categories within(Set<String> codes) {
    if (codes.isEmpty()) {
      return this;
    }
    Set<String> kept = new HashSet<>();
    byCode.keySet().forEach(code -> {
      List<String> path = path(code).stream().map(Category::code).toList();
      if (path.stream().anyMatch(codes::contains)) {
        kept.addAll(path);
      }
    });
    Map<String, Category> found = new LinkedHashMap<>(byCode);
    found.keySet().retainAll(kept);
    return new Categories(standard, found);
  }

  public List<Category> roots() {
    return byCode.values().stream().filter(category -> category.parent() == null).toList();
  }

  public List<Category> children(String code) {
    return byCode.values().stream().filter(category -> code.equals(category.parent())).toList();
  }

  /** From the root down to the category itself; empty for an unknown code. */
  public List<Category> path(String code) {
    List<Category> path = new ArrayList<>();
    for (Category at = byCode.get(code); at != null; at = at.parent() == null ? null : byCode.get(at.parent())) {
      path.addFirst(at);
    }
    return path;
  }
}
