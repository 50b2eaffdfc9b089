package io.haihe.modules.inspection.visit;

import io.haihe.modules.inspection.visit.SiteField.Kind;
import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the entries of a visit come to. An entry takes the place of those on the same field its writer knew of; where several stand side by side with
 * different words, their writers contradict each other.
 */
final class SiteState {

  static final JsonMapper JSON = JsonMapper.builder().build();

  /** Whose a signature is that is no officer's. */
  static final String PARTY = "party";

  /** How an officer takes for their own what a colleague wrote down as their signature. */
  static final String CONFIRMED = "confirmed";

  /** What the party hears: where one of these was written anew, it has to be read out once more. */
  private static final Set<Kind> HEARD = EnumSet.of(Kind.ANSWER, Kind.RESULT, Kind.ORDER, Kind.SUMMARY);

  private final List<SiteEntry> entries;
  private final Map<SiteField, List<SiteEntry>> standing = new LinkedHashMap<>();

  private SiteState(List<SiteEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** @param entries in their order */
  static SiteState of(List<SiteEntry> entries) {
    SiteState state = new SiteState(entries);
    for (SiteEntry entry : entries) {
      List<SiteEntry> others = state.standing.computeIfAbsent(entry.field(), field -> new ArrayList<>());
      others.removeIf(entry::knew);
      others.add(entry);
    }
    return state;
  }

  List<SiteEntry> entries() {
    return entries;
  }

  int seq() {
    return entries.isEmpty() ? 0 : entries.getLast().seq();
  }

  /** Those of a field that stand; more than one where nobody has chosen between them. */
  List<SiteEntry> standing(SiteField field) {
    return standing.getOrDefault(field, List.of());
  }

  /** Fields on which officers contradict each other. Notes of several officers stand beside each other without harm. */
  List<SiteField> conflicts() {
    return standing.entrySet().stream()
        .filter(each -> each.getKey().kind() != Kind.NOTE && each.getKey().kind() != Kind.SIGNATURE)
        .filter(each -> each.getValue().stream().map(SiteEntry::body).distinct().count() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Optional<JsonNode> last(SiteField field) {
    List<SiteEntry> standing = standing(field);
    return standing.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(standing.getLast().body()));
  }

  /** fine, problem, na; empty where there is no answer yet. */
  String answer(String line) {
    return last(SiteField.of(Kind.ANSWER, line)).map(body -> body.path("value").asString("")).orElse("");
  }

  /** All notes that stand, a line each. */
  String note(String line) {
    return standing(SiteField.of(Kind.NOTE, line)).stream()
        .map(entry -> JSON.readTree(entry.body()).path("text").asString(""))
        .filter(text -> !text.isBlank())
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  /** One of the eight; empty where none is chosen yet. */
  String result() {
    return last(SiteField.of(Kind.RESULT, "")).map(body -> body.path("value").asString("")).orElse("");
  }

  String summary() {
    return last(SiteField.of(Kind.SUMMARY, "")).map(body -> body.path("text").asString("")).orElse("");
  }

  /** What has to be corrected; empty where that is not said. */
  String order() {
    return last(SiteField.of(Kind.ORDER, "")).map(body -> body.path("text").asString("")).orElse("");
  }

  /** Why no photo shows that nothing could be looked at; empty where that is not said. */
  String noPhoto() {
    return last(SiteField.of(Kind.NOPHOTO, "")).map(body -> body.path("text").asString("")).orElse("");
  }

  /** Until when: a day as in ISO 8601; empty where that is not said. */
  String orderBy() {
    return last(SiteField.of(Kind.ORDER, "")).map(body -> body.path("by").asString("")).orElse("");
  }

  /** Whether it was read to the party as it stands now. */
  boolean spoken() {
    return reading().filter(this::isOfWhatStands).isPresent();
  }

  /** Whether it was read to the party, and is not what it was then. */
  boolean spokenOfOther() {
    return reading().filter(reading -> !isOfWhatStands(reading)).isPresent();
  }

  private Optional<SiteEntry> reading() {
    return standing(SiteField.of(Kind.SPOKEN, "")).stream()
        .reduce((one, later) -> later)
        .filter(entry -> JSON.readTree(entry.body()).path("value").asBoolean(false));
  }

  private boolean isOfWhatStands(SiteEntry reading) {
    return standing.entrySet().stream()
        .filter(each -> HEARD.contains(each.getKey().kind()))
        .flatMap(each -> each.getValue().stream())
        .allMatch(reading::knew);
  }

  /** The language in which that was read to the party; empty where that is not said. */
  String spokenIn() {
    return last(SiteField.of(Kind.SPOKEN, "")).map(body -> body.path("language").asString("")).orElse("");
  }

  /** Number of the case this visit is carried out together with; empty for none. */
  String joint() {
    return last(SiteField.of(Kind.JOINT, "")).map(body -> body.path("case").asString("")).orElse("");
  }

  /** A photo that belongs to a line and was not taken out again. */
  record Photo(String id, String line, JsonNode about, SiteEntry entry) {

    /** When it was taken by the clock of the phone; null where that says no time. */
    @Nullable Instant phoneAt() {
      return SiteEntry.phoneTime(about.path("at").asString("")).orElse(null);
    }
  }

  List<Photo> photos() {
    return standing.entrySet().stream()
        .filter(each -> each.getKey().kind() == Kind.PHOTO)
        .map(each -> photo(each.getKey(), each.getValue().getLast()))
        .filter(photo -> !photo.about().path("out").asBoolean(false))
        .toList();
  }

  private static Photo photo(SiteField field, SiteEntry entry) {
    return new Photo(field.photo(), field.about(), JSON.readTree(entry.body()), entry);
  }

  List<Photo> photos(String line) {
    return photos().stream().filter(photo -> photo.line().equals(line)).toList();
  }

  /**
   * A signature, or what there is in its place.
   *
   * @param way drawn, typed, refused or absent
   * @param holds whether it is of all that is entered now
   * @param confirmation by which the officer made it theirs; null where they entered it themselves, or have not confirmed it
   */
  record Signature(SiteEntry entry, String way, String reason, boolean holds, @Nullable SiteEntry confirmation) {

    boolean given() {
      return way.equals("drawn") || way.equals("typed");
    }

    /** Of an officer: a colleague wrote it down, and the officer has not said yet that it is theirs. */
    boolean waits() {
      return confirmation == null && !isOfParty() && !isBy(entry, entry.field().about());
    }

    private boolean isOfParty() {
      return entry.field().about().equals(PARTY);
    }
  }

  private static boolean isBy(SiteEntry entry, String officer) {
    return officer.equals("" + entry.officer());
  }

  /**
   * An officer's own counts before what colleagues wrote down for them, whichever came last.
   *
   * @param whose {@code party} or the id of an officer
   */
  @Nullable Signature signature(String whose) {
    SiteField field = SiteField.of(Kind.SIGNATURE, whose);
    String digest = digest();
    Optional<SiteEntry> own = entries.stream()
        .filter(entry -> entry.field().equals(field) && isBy(entry, whose))
        .reduce((one, later) -> later)
        .filter(entry -> JSON.readTree(entry.body()).path("digest").asString("").equals(digest));
    List<SiteEntry> standing = standing(field);
    return standing.isEmpty() ? null : signature(own.orElse(standing.getLast()), digest);
  }

  private Signature signature(SiteEntry entry, String digest) {
    JsonNode body = JSON.readTree(entry.body());
    String way = body.path("way").asString("");
    boolean holds = body.path("digest").asString("").equals(digest);
    SiteEntry confirmed = way.equals(CONFIRMED) ? entry(body.path("of").asString("")).orElse(null) : null;
    return confirmed == null
        ? new Signature(entry, way, body.path("reason").asString(""), holds, null)
        : new Signature(confirmed, JSON.readTree(confirmed.body()).path("way").asString(""), "", holds, entry);
  }

  private Optional<SiteEntry> entry(String id) {
    return entries.stream().filter(entry -> entry.id().toString().equals(id)).findFirst();
  }

  /** Whether an officer may take the entry for their signature: a colleague wrote it down as theirs, and it is of what the officer has before them. */
  boolean confirmable(SiteField field, String id, String digest) {
    return entry(id)
        .filter(entry -> entry.field().equals(field) && !isBy(entry, field.about()))
        .map(entry -> JSON.readTree(entry.body()))
        .filter(body -> !body.path("way").asString("").equals(CONFIRMED) && body.path("digest").asString("").equals(digest))
        .isPresent();
  }

  boolean signed() {
    return standing.keySet().stream().anyMatch(field -> field.kind() == Kind.SIGNATURE);
  }

  /** What is signed: everything entered but signatures, told apart by who wrote what under which id, in no order. */
  String digest() {
    String all = entries.stream()
        .filter(entry -> entry.field().isContent())
        .map(SiteEntry::signed)
        .sorted()
        .collect(Collectors.joining("\n"));
    return Digests.sha256Hex(all.getBytes(StandardCharsets.UTF_8));
  }

  /** The last thing entered that is no signature. */
  Optional<SiteEntry> lastContent() {
    return entries.stream().filter(entry -> entry.field().isContent()).reduce((one, other) -> other);
  }
}
