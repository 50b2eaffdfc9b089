package io.haihe.kernel.scenario;

import io.haihe.platform.Finding;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What must be entered, as JSON Schema 2020-12.
 *
 * @see #settle for judging an input
 */
public interface Form {

  /** File name without folder and ending, such as {@code dispatch}. */
  String key();

  /** As clients may use it: reference lists are choices in it, and what is only asked sometimes is not required. */
  JsonNode schema();

  /** In the order of the schema. */
  List<Field> fields();

  default Optional<Field> field(String key) {
    return fields().stream().filter(field -> field.key().equals(key)).findFirst();
  }

  /** In their order, each field in exactly one; empty where the form has no sections. */
  List<Section> sections();

  /**
   * What counts of an input, and every fault of it. Answers to questions that do not apply are left out, and what is computed is computed here,
   * whatever was sent for it. Strings are trimmed values, never null.
   *
   * @param zone of dates and of times without an offset
   */
  Settled settle(Map<String, Object> input, ZoneId zone);

  /** The faults of an input in which no time lacks its offset; empty when it is good. */
  default List<Finding> check(Map<String, Object> input) {
    return settle(input, ZoneOffset.UTC).findings();
  }

  /**
   * Reads what a page or a CSV row sends, where all values are text: numbers, booleans, lists by the field's type; empty text means absent. The
   * fields of a row are named as in {@code members.0.name}; a row in which nothing is entered is none.
   * What cannot be read stays text, so that {@link #settle} names it.
   */
  Map<String, Object> read(Map<String, List<String>> raw);

  /**
   * @param values without what does not apply, with what is computed
   * @param asked the questions asked only sometimes that are asked now, rows counted from 0: {@code member.0.phone}
   * @param findings each on its field, a field of a row as {@code members.0.name}
   */
  record Settled(Map<String, Object> values, Set<String> asked, List<Finding> findings) {

    public static final Settled NOTHING = new Settled(Map.of(), Set.of(), List.of());
  }

  /** Who may read what is entered in a field. */
  enum Readers {
    STAFF,
    /** And the reporter. */
    REPORTER,
    /** It is published: whoever enters it is told so beforehand. */
    EVERYBODY
  }

  /** Fields that belong together under a heading, the text {@code sections.<key>}. */
  record Section(String key, List<String> fields) {}

  /**
   * @param path the key, of a field of a row behind that of its group: {@code members.name}; texts are found by it
   * @param type string, integer, number, boolean, array or object
   * @param format such as {@code unit}, {@code place}, {@code case}, {@code item}, {@code attachment}, {@code date}, {@code date-time}; empty for none
   * @param widget text, textarea, select, radio, checkbox, unit, units, place, case, item, lookup, file, files, date, datetime, group
   * @param required whether it must be answered where it is asked
   * @param options values of an enum or of a reference list; empty for none
   * @param readers who may read what was entered, beside those who handle the case
   * @param kind of which kind a case must be whose number is entered; null for what names no case
   * @param accept the media types that a file may have, such as {@code image/*}; empty for any that is taken at all, and for what is no file
   * @param item what it takes over from the item its form names, such as {@code promise}; empty where it takes over nothing
   * @param certificate which certificate is named by its number; null for what names none
   * @param row the fields of each row of a group; empty for what is no group
   */
  record Field(
      String key,
      String path,
      String type,
      String format,
      String widget,
      boolean required,
      boolean personal,
      Readers readers,
      List<String> options,
      @Nullable Object defaultValue,
      Part part,
      @Nullable CaseKind kind,
      List<String> accept,
      String item,
      @Nullable CertificateKind certificate,
      List<Field> row) {

    /** Whether the reporter may read what was entered. */
    public boolean visible() {
      return readers != Readers.STAFF;
    }

    /** Whether it is taken over from an item of the catalogue. */
    public boolean ofItem() {
      return !item.isEmpty();
    }

    /** Whether it is answered by a file, or several. */
    public boolean attachment() {
      return format.equals("attachment");
    }

    /** Whether a file of that media type answers it. */
    public boolean accepts(String type) {
      return accept.isEmpty()
          || accept.stream().anyMatch(each -> each.endsWith("/*") ? type.startsWith(each.substring(0, each.length() - 1)) : type.equals(each));
    }

    /** Whether it is asked again and again, once for each row. */
    public boolean group() {
      return !row.isEmpty();
    }

    /** Whether anything in it is personal. */
    public boolean holdsPersonal() {
      return personal || row.stream().anyMatch(Field::personal);
    }
  }

  /**
   * Cases of a scenario.
   *
   * @param type the case type; empty for any
   */
  record CaseKind(String scenario, String type) {

    public boolean includes(String otherScenario, String otherType) {
      return scenario.equals(otherScenario) && (type.isEmpty() || type.equals(otherType));
    }
  }

  /**
   * Certificates of a type.
   *
   * @param consent the field of the form in which whoever gives one consents to this one use
   */
  record CertificateKind(String type, String consent) {}

  /**
   * What part a field has among the others of its form.
   *
   * @param conditional whether it is asked only where its rule says so
   * @param computed whether a rule works it out, or it is taken over from an item
   * @param read whether other fields follow from it
   */
  record Part(boolean conditional, boolean computed, boolean read) {}
}
