package io.haihe.kernel.org;

import io.haihe.kernel.org.UnitTemplates.Named;
import io.haihe.kernel.org.UnitTemplates.OfficePattern;
import io.haihe.kernel.org.UnitTemplates.UnitTemplate;
import io.haihe.kernel.place.PlaceLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a city's {@code units.yaml}. */
final class UnitsFile {

  static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*");
  static final Pattern CATEGORY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*|\\*");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w*)}");
  private static final Set<String> PLACEHOLDERS = Set.of("place", "short");
  private static final Set<String> ROOT = Set.of("offices", "suffixes", "units");
  private static final Set<String> OFFICE = Set.of("level", "ends", "name", "nameEn");
  private static final Set<String> UNIT = Set.of("key", "kind", "levels", "name", "nameEn", "duties", "except");
  private static final Set<String> DUTY = Set.of("scenario", "categories");

  private final YamlReader yaml;
  private final List<OfficePattern> offices = new ArrayList<>();
  private final List<UnitTemplate> units = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Map<String, String> holders = new HashMap<>();

  private UnitsFile(YamlReader yaml) {
    this.yaml = yaml;
  }

  static UnitTemplates read(Path file) {
    try {
      return read(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static UnitTemplates read(String name, String text) {
    YamlReader yaml = new YamlReader(name);
    Node root = yaml.root(text);
    UnitsFile file = new UnitsFile(yaml);
    List<String> suffixes = root == null ? List.of() : file.root(root);
    return new UnitTemplates(name, file.offices, suffixes, file.units, yaml.findings());
  }

  /** Returns the suffixes. */
  private List<String> root(Node root) {
    Map<String, Node> fields = yaml.fields(root, "", ROOT);
    yaml.each(yaml.required(root, fields, "offices", ""), "offices", this::office);
    yaml.each(fields.get("units"), "units", this::unit);
    return yaml.texts(fields.get("suffixes"), "suffixes");
  }

  private void office(Node node) {
    Map<String, Node> fields = yaml.fields(node, "offices", OFFICE);
    PlaceLevel level = level(yaml.required(node, fields, "level", "offices"), "offices.level");
    String name = pattern(yaml.required(node, fields, "name", "offices"), "offices.name");
    String nameEn = pattern(fields.get("nameEn"), "offices.nameEn");
    List<String> ends = yaml.texts(fields.get("ends"), "offices.ends");
    if (level != null && name != null) {
      offices.add(new OfficePattern(level, ends, name, nameEn));
    }
  }

  private void unit(Node node) {
    Map<String, Node> fields = yaml.fields(node, "units", UNIT);
    String key = key(yaml.required(node, fields, "key", "units"));
    Unit.Kind kind = kind(yaml.required(node, fields, "kind", "units"));
    Set<PlaceLevel> levels = levels(yaml.required(node, fields, "levels", "units"));
    Map<PlaceLevel, String> names = byLevel(yaml.required(node, fields, "name", "units"), levels, true, "units.name");
    Map<PlaceLevel, String> namesEn = byLevel(fields.get("nameEn"), levels, false, "units.nameEn");
    List<Duty> duties = new ArrayList<>();
    yaml.each(fields.get("duties"), "units.duties", duty -> duties(duty, key, levels, duties));
    List<Named> except = new ArrayList<>();
    yaml.each(fields.get("except"), "units.except", place -> except(place, except));
    if (key != null && kind != null) {
      units.add(new UnitTemplate(key, kind, levels, names, namesEn, duties, except));
    }
  }

  private void except(Node node, List<Named> into) {
    String code = yaml.text(node, "units.except");
    if (code != null) {
      into.add(new Named(code, line(node)));
    }
  }

  private void duties(Node node, @Nullable String key, Set<PlaceLevel> levels, List<Duty> into) {
    Map<String, Node> fields = yaml.fields(node, "units.duties", DUTY);
    String scenario = yaml.text(fields.get("scenario"), "units.duties.scenario");
    yaml.each(yaml.required(node, fields, "categories", "units.duties"), "units.duties.categories", item -> {
      String category = yaml.text(item, "units.duties.categories");
      if (category == null) {
        return;
      }
      if (!CATEGORY.matcher(category).matches()) {
        yaml.wrong(item, "units.duties.categories", "org.units.bad-category", category);
        return;
      }
      Duty duty = new Duty(scenario == null ? Duty.ANY_SCENARIO : scenario, category);
      levels.forEach(level -> heldOnce(item, duty, level, key));
      into.add(duty);
    });
  }

  private void heldOnce(Node node, Duty duty, PlaceLevel level, @Nullable String key) {
    String before = holders.putIfAbsent(level + "/" + duty, String.valueOf(key));
    if (before != null) {
      yaml.wrong(node, "units.duties.categories", "org.units.same-duty", duty.category(), before, word(level));
    }
  }

  private @Nullable String key(@Nullable Node node) {
    String key = yaml.text(node, "units.key");
    if (node == null || key == null) {
      return null;
    }
    if (!KEY.matcher(key).matches() || key.equals(UnitPlanner.OFFICE)) {
      yaml.wrong(node, "units.key", "org.units.bad-key", key);
    } else if (!keys.add(key)) {
      yaml.wrong(node, "units.key", "org.units.duplicate-key", key);
    }
    return key;
  }

  private Unit.@Nullable Kind kind(@Nullable Node node) {
    String kind = yaml.text(node, "units.kind");
    if (node == null || kind == null) {
      return null;
    }
    return switch (kind) {
      case "department" -> Unit.Kind.DEPARTMENT;
      case "company" -> Unit.Kind.COMPANY;
      default -> {
        yaml.wrong(node, "units.kind", "org.units.bad-kind", kind);
        yield null;
      }
    };
  }

  private Set<PlaceLevel> levels(@Nullable Node node) {
    Set<PlaceLevel> levels = EnumSet.noneOf(PlaceLevel.class);
    yaml.each(node, "units.levels", item -> {
      PlaceLevel level = level(item, "units.levels");
      if (level != null) {
        levels.add(level);
      }
    });
    return levels;
  }

  private @Nullable PlaceLevel level(@Nullable Node node, String field) {
    String text = yaml.text(node, field);
    if (node == null || text == null) {
      return null;
    }
    for (PlaceLevel level : PlaceLevel.values()) {
      if (word(level).equals(text)) {
        return level;
      }
    }
    yaml.wrong(node, field, "org.units.bad-level", text);
    return null;
  }

  /** One text for all levels, or a mapping from level to text. */
  private Map<PlaceLevel, String> byLevel(@Nullable Node node, Set<PlaceLevel> levels, boolean all, String field) {
    Map<PlaceLevel, String> names = new EnumMap<>(PlaceLevel.class);
    if (node == null) {
      return names;
    }
    Set<String> words = new HashSet<>(levels.stream().map(UnitsFile::word).toList());
    Map<String, Node> each = node instanceof MappingNode ? yaml.fields(node, field, words) : Map.of();
    for (PlaceLevel level : levels) {
      Node found = node instanceof MappingNode ? each.get(word(level)) : node;
      String name = pattern(found, field);
      if (name != null) {
        names.put(level, name);
      } else if (found == null && all) {
        yaml.wrong(node, field, "org.units.missing-field", word(level));
      }
    }
    return names;
  }

  private @Nullable String pattern(@Nullable Node node, String field) {
    String text = yaml.text(node, field);
    if (node != null && text != null) {
      Matcher placeholder = PLACEHOLDER.matcher(text);
      while (placeholder.find()) {
        if (!PLACEHOLDERS.contains(placeholder.group(1))) {
          yaml.wrong(node, field, "org.units.unknown-placeholder", placeholder.group(), "{place}", "{short}");
        }
      }
    }
    return text;
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  private static String word(PlaceLevel level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
