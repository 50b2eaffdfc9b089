package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.Viewer;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Supervision items: what is in force, how versions differ, and a file looked at before it is published. */
@Controller
@RequestMapping(ItemPages.PATH)
class ItemPages {

  static final String PATH = "/admin/inspection/items";
  private static final String TYPED = "items.yaml";

  private final Pages pages;
  private final RegisterRights rights;
  private final SupervisionItems items;
  private final ItemPublishing publishing;
  private final DepartmentNames departments;
  private final FieldNames fieldNames;

  ItemPages(
      Pages pages, RegisterRights rights, SupervisionItems items, ItemPublishing publishing, DepartmentNames departments, FieldNames fieldNames) {
    this.pages = pages;
    this.rights = rights;
    this.items = items;
    this.publishing = publishing;
    this.departments = departments;
    this.fieldNames = fieldNames;
  }

  @GetMapping
  PageView list(Viewer viewer, Locale locale) {
    rights.requireReader(viewer);
    return shown(viewer, "", "", List.of(), List.of(), locale);
  }

  private PageView shown(Viewer viewer, String name, String text, List<ItemChange> changes, List<Finding> findings, Locale locale) {
    Map<String, String> names = departments.of(rights.city(viewer), locale);
    return pages.view("inspection/register/items")
        .with("items", items.current())
        .with("keeps", !rights.keeps(viewer).isEmpty())
        .with("name", name)
        .with("text", text)
        .with("changes", changes.stream()
            .map(change -> new ItemChange(change.item(), change.verdict(), departments.named(change.lines(), names, locale)))
            .toList())
        .with("departments", names)
        .with("fieldNames", fieldNames.in(locale))
        .with("findings", findings)
        .status(findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** What was looked at is shown at that address; whoever asks for it again comes to the form. */
  @GetMapping("/look")
  View again(Viewer viewer) {
    rights.requireKeeper(viewer);
    return Redirects.to("/admin/inspection/items");
  }

  /** Looks at a file, or at what was typed. */
  @PostMapping("/look")
  PageView look(
      Viewer viewer, @RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = TYPED) String name,
      @RequestParam(defaultValue = "") String text, Locale locale)
      throws IOException {
    rights.requireKeeper(viewer);
    String called = name;
    String said = text;
    if (file != null && !file.isEmpty()) {
      called = Objects.requireNonNullElse(file.getOriginalFilename(), "").endsWith(".csv") ? "items.csv" : TYPED;
      said = new String(file.getBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
    }
    try {
      return shown(viewer, called, said, publishing.look(called, said.getBytes(StandardCharsets.UTF_8)), List.of(), locale);
    } catch (BadInput bad) {
      return shown(viewer, called, said, List.of(), bad.findings(), locale);
    }
  }

  @PostMapping
  View publish(Viewer viewer, @RequestParam(defaultValue = TYPED) String name, @RequestParam(defaultValue = "") String text, Locale locale) {
    rights.requireKeeper(viewer);
    try {
      publishing.publish(name, text.getBytes(StandardCharsets.UTF_8), viewer.person());
      return Redirects.to(PATH);
    } catch (BadInput bad) {
      return shown(viewer, name, text, List.of(), bad.findings(), locale);
    }
  }

  @GetMapping("/{code}")
  PageView one(Viewer viewer, @PathVariable String code, Locale locale) {
    rights.requireReader(viewer);
    List<SupervisionItem> all = items.versions(code);
    if (all.isEmpty()) {
      throw new NotFound(Finding.ofField("code", "inspection.register.item.unknown"));
    }
    Map<String, String> names = departments.of(rights.city(viewer), locale);
    List<ItemVersion> versions = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<ItemChange.Line> lines = i + 1 < all.size() ? ItemChange.between(all.get(i + 1), all.get(i)) : List.of();
      versions.add(new ItemVersion(all.get(i), departments.named(lines, names, locale)));
    }
    return pages.view("inspection/register/item")
        .title("inspection.register.item.title", code)
        .with("versions", versions)
        .with("fieldNames", fieldNames.in(locale))
        .with("department", names.getOrDefault(all.getFirst().department(), all.getFirst().department()))
        .with("retired", items.retired(code));
  }
}
