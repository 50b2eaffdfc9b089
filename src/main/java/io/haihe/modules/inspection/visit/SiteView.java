package io.haihe.modules.inspection.visit;

import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.visit.SiteState.Signature;
import io.haihe.platform.Finding;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a visit shows.
 *
 * @param me id of the officer who looks; 0 for somebody else
 * @param caseNumber empty where no case is opened yet
 * @param names names of the officers by id, as JSON
 * @param spoken what can be said to the party, in each language, that of the page first
 * @param spokenIn the language chosen for it
 * @param isSpokenOfOther whether something was read to the party that has been written anew since
 * @param zone id of the time zone the party is in, whose clock all times are on
 */
public record SiteView(
    long id, String title, String caseNumber, long me, LocalDate from, LocalDate until, PartyView party, List<ItemView> items, List<SignView> officers,
    SignView partySign, String result, List<Claim> resultConflict, String summary, List<Claim> summaryConflict, boolean isSpoken, boolean isSpokenOfOther, String order,
    String orderBy, List<Claim> orderConflict, String noPhoto, List<Claim> noPhotoConflict, String joint, String zone,
    List<SpokenView> spoken, String spokenIn, int seen, boolean begun, List<Finding> blocks, List<Finding> notices, List<OtherView> others, List<LogLine> log, String names) {

  public record PartyView(String name, String code, String address, String risk, String riskWhy) {}

  public record ItemView(String name, String pinned, String basis, List<LineView> lines) {}

  /** @param conflict what officers say against each other; empty where they do not */
  public record LineView(
      int number, String key, String text, boolean needsPhoto, String answer, String note, List<Claim> conflict, List<PhotoView> photos) {}

  /**
   * What one officer says where another says something else.
   *
   * @param entry id of what they entered
   */
  public record Claim(String entry, String who, ZonedDateTime at, String text) {}

  public record PhotoView(String id, String name, String about, boolean here) {}

  /**
   * Who has to sign.
   *
   * @param way empty where nothing is there yet
   * @param phone what the clock of the phone said; null where that is the same
   * @param reason of a refusal; empty for others
   * @param entry id of the entry it was made by; empty where there is none
   * @param enteredBy which colleague wrote it down; empty where they signed themselves
   * @param confirmedAt when they said that it is theirs; null where they have not, or need not
   */
  public record SignView(
      String whose, String name, String way, String reason, boolean holds, @Nullable ZonedDateTime at, @Nullable ZonedDateTime phone, String entry, String enteredBy,
      @Nullable ZonedDateTime confirmedAt) {

    /** Whether a colleague wrote it down, and they have not confirmed it. */
    public boolean waits() {
      return !enteredBy.isEmpty() && confirmedAt == null;
    }
  }

  public record OtherView(long id, String title, String officers, String caseNumber) {}

  /**
   * @param about what was entered, without what is personal
   * @param phone what the clock of the phone said; null where that is the same
   */
  public record LogLine(
      int seq, String who, String what, String about, ZonedDateTime made, ZonedDateTime received, @Nullable ZonedDateTime phone, boolean late) {}

  static SignView sign(String whose, String name, @Nullable Signature signature, ZoneId zone, Map<Long, String> names) {
    if (signature == null) {
      return new SignView(whose, name, "", "", false, null, null, "", "", null);
    }
    SiteEntry confirmation = signature.confirmation();
    SiteEntry entry = signature.entry();
    return new SignView(
        whose, name, signature.way(), signature.reason(), signature.holds(), entry.madeAt().atZone(zone),
        entry.isWrong(entry.phoneAt()) ? entry.phoneAt().atZone(zone) : null, entry.id().toString(),
        signature.waits() || confirmation != null ? names.getOrDefault(entry.officer(), "") : "",
        confirmation == null ? null : confirmation.madeAt().atZone(zone));
  }

  static SignView officer(Officer officer, SiteState state, ZoneId zone, Map<Long, String> names) {
    return sign("" + officer.id(), officer.name(), state.signature("" + officer.id()), zone, names);
  }
}
