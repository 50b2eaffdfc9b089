package io.haihe.kernel.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
