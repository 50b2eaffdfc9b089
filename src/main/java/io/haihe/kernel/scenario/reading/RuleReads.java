package io.haihe.kernel.scenario.reading;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Which fields the rules inside a form read, told from their text so that nothing need be compiled for it. */
final class RuleReads {

  private static final Pattern TEXT = Pattern.compile("'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\"");
  private static final Pattern NAME = Pattern.compile("(?<![\\w.])(form|row)\\.(\\w+)");

  private RuleReads() {}

  /** The paths of all fields that some rule of the form reads; what a rule reads of a group are all its fields. */
  static Set<String> of(JsonNode schema) {
    Set<String> read = new HashSet<>();
    schema.path("properties").forEachEntry((name, field) -> {
      read.addAll(of(field, ""));
      JsonNode row = FieldReader.followed(schema, field.path("items"));
      row.path("properties").forEachEntry((key, own) -> read.addAll(of(own, name)));
    });
    Set<String> all = new HashSet<>(read);
    schema.path("properties").forEachEntry((name, field) -> {
      if (read.contains(name)) {
        FieldReader.followed(schema, field.path("items")).path("properties").propertyNames()
            .forEach(key -> all.add(name + "." + key));
      }
    });
    return all;
  }

  private static Set<String> of(JsonNode field, String group) {
    Set<String> read = of(field.path("x-when").asString(""), group);
    read.addAll(of(field.path("x-compute").asString(""), group));
    return read;
  }

  /** @param group the group whose row the rule is in, or empty */
  static Set<String> of(String rule, String group) {
    Set<String> read = new LinkedHashSet<>();
    Matcher names = NAME.matcher(TEXT.matcher(rule).replaceAll("''"));
    while (names.find()) {
      read.add(names.group(1).equals("row") ? group + "." + names.group(2) : names.group(2));
    }
    return read;
  }
}
