package io.haihe.modules.resident;

import io.haihe.kernel.casework.OwnCases;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.web.FollowLine;
import io.haihe.kernel.intake.web.FollowLines;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who read what is personal about a resident's cases: by office and role, and what for. Whose name it was is not said. */
@Component
class ReadLines {

  private final OwnedCases owned;
  private final OwnCases reads;
  private final FollowLines follow;
  private final People people;
  private final TimeWords time;
  private final Texts texts;

  ReadLines(OwnedCases owned, OwnCases reads, FollowLines follow, People people, TimeWords time, Texts texts) {
    this.owned = owned;
    this.reads = reads;
    this.follow = follow;
    this.people = people;
    this.time = time;
    this.texts = texts;
  }

  record Found(List<ReadLine> lines, long total) {}

  /** The newest first. */
  Found find(long account, int limit, long offset, Locale locale, Instant now) {
    Map<Long, String> numbers = owned.all(account).stream().collect(Collectors.toMap(OwnedCases.Owned::caseId, OwnedCases.Owned::number));
    List<ReadLine> lines =
        reads.reads(numbers.keySet(), limit, offset).stream().map(read -> line(read, numbers.getOrDefault(read.caseId(), ""), locale, now)).toList();
    return new Found(lines, reads.countReads(numbers.keySet()));
  }

  private ReadLine line(OwnCases.Read read, String number, Locale locale, Instant now) {
    String when = follow.line(number, locale, now).map(FollowLine::place).map(place -> time.moment(locale, place, read.at(), now)).orElse("");
    return new ReadLine(read.at(), when, number, who(read, locale), why(read, locale));
  }

  private String who(OwnCases.Read read, Locale locale) {
    if (read.person() == 0) {
      return texts.text(locale, "resident.reads.nobody");
    }
    List<Seat> seats = people.viewer(read.person(), read.at()).seats();
    return seats.stream()
        .filter(seat -> seat.role().reach() != Role.Reach.NONE)
        .findFirst()
        .or(() -> seats.stream().findFirst())
        .map(seat -> texts.text(locale, "resident.reads.seat", seat.unit().nameIn(locale), texts.text(locale, "org.role." + seat.role().key())))
        .orElseGet(() -> texts.text(locale, "resident.reads.formerly"));
  }

  /** What the product itself read for is told in words; what people gave as their purpose as they gave it. */
  private String why(OwnCases.Read read, Locale locale) {
    if (read.person() != 0) {
      return read.purpose();
    }
    String kind = read.purpose().replaceFirst(" .*", "");
    String key = "resident.reads.for." + kind;
    return texts.has(locale, key) ? texts.text(locale, key) : read.purpose();
  }
}
