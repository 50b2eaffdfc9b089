package io.haihe.modules.service;

import static io.haihe.modules.service.Field.both;
import static io.haihe.modules.service.Field.choice;
import static io.haihe.modules.service.Field.essay;
import static io.haihe.modules.service.Field.limit;
import static io.haihe.modules.service.Field.line;
import static io.haihe.modules.service.Field.rows;
import static io.haihe.modules.service.Field.text;
import static io.haihe.modules.service.Field.whole;
import static io.haihe.modules.service.Field.words;
import static io.haihe.modules.service.Field.yesNo;

import java.util.List;

/** The fields of {@link Item}, in the order they are written. */
public final class Fields {

  public static final String CODE = "(?!(suggest|ratings)$)[A-Za-z0-9][A-Za-z0-9-]{1,63}";
  private static final String KEY = "[a-z0-9][a-z0-9-]{0,39}";
  private static final String PLACE = "\\d{12}|\\d{15}";

  public static final List<String> AUDIENCES = List.of("person", "enterprise", "other");

  /** First those of people, then those of enterprises. */
  public static final List<String> EVENTS =
      List.of(
          "birth", "household", "schooling", "army", "work", "qualification", "marriage", "housing", "car", "travel", "health", "insurance",
          "benefit", "disability", "age", "death", "consumer", "law", "utilities", "culture", "founding", "opening", "premises", "building",
          "staff", "tax", "funding", "property-rights", "environment", "closing");

  public static final List<Field> ALL =
      List.of(
          text("code", CODE),
          text("basicCode", "[0-9A-Z]{12}"),
          text("implementationCode", "[0-9A-Z]{31}"),
          text("businessCode", "[0-9A-Z]{33}"),
          text("type", "\\d{2}").must(),
          whole("level", 6),
          both("name").must(),
          essay("summary"),
          words("regions", List.of(), PLACE),
          choice("scope", "nation", "province", "city", "district", "none"),
          line("unit"),
          both("department"),
          choice("handling", "instant", "promised").must(),
          words("audiences", AUDIENCES, null).must(),
          words("events", EVENTS, null),
          words("phrases", List.of(), null),
          essay("conditions"),
          rows(
              "materials",
              both("name").must(), choice("form", "paper", "electronic", "either"), whole("originals", 20), whole("copies", 20),
              choice("source", "applicant", "department", "other"), yesNo("required"), yesNo("tolerated"), limit("within"), yesNo("promise"),
              text("certificate", KEY), essay("note")),
          whole("visits", 20),
          limit("statutory"),
          both("statutoryNote"),
          limit("promised"),
          both("promisedNote"),
          rows("special", both("name").must(), limit("limit"), essay("note")),
          rows("fees", both("name").must(), text("amount", "\\d{1,9}(\\.\\d{1,2})?"), essay("note")),
          yesNo("free"),
          rows("results", both("name").must(), text("certificate", KEY)),
          rows("places", both("name").must(), text("region", PLACE), both("address"), both("hours"), line("phone")),
          rows("flow", both("name").must(), essay("text"), limit("limit")),
          both("consult"),
          both("complaint"),
          rows("legalBasis", both("title").must(), essay("text")),
          rows(
              "questions", text("key", KEY).must(), both("text").must(),
              rows("answers", text("key", KEY).must(), both("text").must(), both("no")).must()),
          yesNo("online"),
          text("scenario", KEY),
          text("caseType", "[A-Za-z][A-Za-z0-9-]{0,39}"),
          line("source"),
          yesNo("sample"));

  private Fields() {}

  /** What stands where a field is not said. Nothing is made up: a guide is silent about it. */
  static Object unsaid(Field field) {
    return switch (field.kind()) {
      case YES_NO -> field.name().equals("required");
      case WHOLE -> field.name().equals("visits") ? -1 : 0;
      default -> "";
    };
  }
}
