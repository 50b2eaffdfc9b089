package io.haihe.modules.inspection.visit;

import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.visit.SiteState.Signature;
import io.haihe.modules.inspection.visit.SiteVisit.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record of a visit as canonical JSON: keys in the order of their letters, no spaces, no personal data. Names and pictures of those who signed are
 * kept apart; the chain of the entries, whose last hash is in it, covers them.
 */
final class SiteRecord {

  private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private SiteRecord() {}

  /**
   * @param photo SHA-256 of a kept photo by its id
   * @param certificate number of an officer's certificate
   */
  static String of(SiteVisit visit, SiteState state, String caseNumber, Function<String, String> photo, LongFunction<String> certificate) {
    Map<String, Object> all = new TreeMap<>();
    all.put("format", "haihe-on-site-record/1");
    all.put("visit", visit.id());
    all.put("task", visit.task());
    all.put("case", caseNumber);
    all.put("party", Map.of("code", visit.party().code(), "name", visit.party().name(), "address", visit.party().address()));
    all.put("items", visit.items().stream().map(SiteVisit::pinned).toList());
    all.put("officers", visit.team().stream().map(Officer::certificate).toList());
    all.put("lines", visit.lines().stream().map(line -> line(line, state, photo)).toList());
    all.put("result", state.result());
    all.put("summary", state.summary());
    all.put("order", Map.of("text", state.order(), "by", state.orderBy()));
    all.put("noPhoto", state.noPhoto());
    all.put("spoken", state.spoken());
    all.put("spokenIn", state.spokenIn());
    all.put("joint", state.joint());
    all.put("signatures", signatures(visit, state, certificate));
    all.put("signed", state.digest());
    all.put("begunAt", state.entries().getFirst().madeAt().toString());
    all.put("inspectedAt", inspectedAt(state).toString());
    all.put("entries", state.seq());
    all.put("chain", state.entries().getLast().hash());
    return JSON.writeValueAsString(all);
  }

  static Instant inspectedAt(SiteState state) {
    return state.lastContent().orElseThrow().madeAt();
  }

  private static Map<String, Object> line(Line line, SiteState state, Function<String, String> photo) {
    List<Map<String, Object>> photos = state.photos(line.key()).stream()
        .map(each -> photo(each, photo.apply(each.id())))
        .toList();
    return Map.of("line", line.key(), "answer", state.answer(line.key()), "note", state.note(line.key()), "photos", photos);
  }

  /** What the phone said of it stands as it was; {@code takenAt} is by the city's clock. */
  private static Map<String, Object> photo(SiteState.Photo photo, String sha256) {
    Map<String, Object> said = new TreeMap<>(Map.of("id", photo.id(), "sha256", sha256, "about", SiteState.JSON.convertValue(photo.about(), Object.class)));
    Instant phone = photo.phoneAt();
    if (phone != null) {
      said.put("takenAt", photo.entry().byOurClock(phone).toString());
    }
    return said;
  }

  private static List<Map<String, Object>> signatures(SiteVisit visit, SiteState state, LongFunction<String> certificate) {
    List<Map<String, Object>> all = new ArrayList<>();
    all.add(signature(SiteState.PARTY, state.signature(SiteState.PARTY), certificate));
    visit.team().forEach(officer -> all.add(signature(officer.certificate(), state.signature("" + officer.id()), certificate)));
    return all;
  }

  /** By whose session it came, and when the officer confirmed what a colleague had written down. */
  private static Map<String, Object> signature(String of, @Nullable Signature signature, LongFunction<String> certificate) {
    if (signature == null) {
      return Map.of("of", of, "way", "none");
    }
    Map<String, Object> said = new TreeMap<>(Map.of(
        "of", of, "way", signature.way(), "reason", signature.reason(), "at", signature.entry().madeAt().toString(),
        "enteredBy", certificate.apply(signature.entry().officer())));
    if (signature.entry().isWrong(signature.entry().phoneAt())) {
      said.put("phoneAt", signature.entry().phoneAt().toString());
    }
    SiteEntry confirmation = signature.confirmation();
    if (confirmation != null) {
      said.put("confirmedAt", confirmation.madeAt().toString());
    }
    return said;
  }
}
