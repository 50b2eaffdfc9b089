package io.haihe.modules.inspection.draw;

import io.haihe.platform.BadInput;
import io.haihe.platform.Digests;
import io.haihe.platform.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at a record from its beginning, says what is right, and goes on as far as what it stands on is right. */
final class Verifying {

  private static final Set<String> ANNOUNCED = Set.of(Announcement.FILE, Announcement.COMMITMENT, Pools.PARTIES, Pools.OFFICERS, Pools.RECUSALS);
  private static final Set<String> MADE = Set.of(DrawRecord.DRAW, DrawRecord.DRAWN, DrawRecord.LOG);
  static final Set<String> FILES = Stream.concat(ANNOUNCED.stream(), MADE.stream()).collect(Collectors.toUnmodifiableSet());

  /** More strata are counted, not named. */
  private static final int MANY = 20;

  private final Map<String, byte[]> files;
  private final List<Verification.Step> checked = new ArrayList<>();
  private final List<Finding> faults = new ArrayList<>();
  private @Nullable Announcement announcement;
  private @Nullable DrawRecord record;

  Verifying(Map<String, byte[]> files) {
    this.files = files;
  }

  Verification verify() {
    if (names()) {
      try {
        announced();
        if (announcement != null && files.containsKey(DrawRecord.DRAW)) {
          made(announcement);
        } else if (faults.isEmpty()) {
          right("draw.checked.notYet");
        }
      } catch (BadInput bad) {
        faults.addAll(bad.findings());
      }
    }
    return new Verification(
        List.copyOf(checked), List.copyOf(faults), Optional.ofNullable(announcement), faults.isEmpty() ? Optional.ofNullable(record) : Optional.empty());
  }

  private boolean names() {
    boolean drawn = files.keySet().stream().anyMatch(MADE::contains);
    Set<String> missing = new TreeSet<>(drawn ? FILES : ANNOUNCED);
    missing.removeAll(files.keySet());
    Set<String> unknown = new TreeSet<>(files.keySet());
    unknown.removeAll(FILES);
    missing.forEach(name -> wrong(name, 0, "draw.file.missing"));
    unknown.forEach(name -> wrong(name, 0, "draw.file.unknown"));
    return faults.isEmpty();
  }

  private void announced() {
    Opened opened = Opened.announcement(file(Announcement.FILE));
    for (String pool : List.of(Pools.PARTIES, Pools.OFFICERS, Pools.RECUSALS)) {
      String found = Digests.sha256Hex(file(pool));
      if (!found.equals(opened.hash(pool))) {
        wrong(pool, 0, "draw.pool.changed", opened.hash(pool), found);
      }
    }
    if (!faults.isEmpty()) {
      return;
    }
    Pools pools = Pools.read(files);
    pools.files().forEach(this::canonical);
    if (!faults.isEmpty()) {
      return;
    }
    String commitment = new String(file(Announcement.COMMITMENT), StandardCharsets.UTF_8).stripTrailing();
    Announcement found = new Announcement(opened.terms(), pools, opened.committedAt(), commitment);
    canonical(Announcement.FILE, found.text());
    canonical(Announcement.COMMITMENT, found.files().getOrDefault(Announcement.COMMITMENT, new byte[0]));
    if (!Secret.fits(commitment)) {
      wrong(Announcement.COMMITMENT, 1, "draw.commitment.text");
    }
    TermsCheck.of(found.terms(), pools, found.committedAt()).forEach(this::ofTerms);
    if (!faults.isEmpty()) {
      return;
    }
    announcement = found;
    right("draw.checked.announcement", found.terms().title(), found.terms().plan(), found.terms().task());
    right("draw.checked.parties", pools.parties().size(), opened.hash(Pools.PARTIES));
    right("draw.checked.officers", pools.officers(), opened.hash(Pools.OFFICERS));
    right("draw.checked.recusals", pools.recusals(), opened.hash(Pools.RECUSALS));
    right("draw.checked.committed", found.committedAt().toString(), commitment);
    right("draw.checked.source", found.terms().sourceAt().toString(), found.terms().source());
  }

  private void made(Announcement of) {
    Opened opened = Opened.draw(file(DrawRecord.DRAW));
    String secret = opened.text("secret");
    String value = opened.text("publicValue");
    canonical(DrawRecord.DRAW, DrawRecord.text(secret, value, opened.text("seed")));
    if (!Secret.fits(secret)) {
      throw new BadInput(Csv.fault(DrawRecord.DRAW, 0, "draw.secret.text"));
    }
    if (!PublicValue.of(value).text().equals(value)) {
      wrong(DrawRecord.DRAW, 0, "draw.value.form");
    }
    Secret revealed = new Secret(secret);
    if (!of.keeps(revealed)) {
      wrong(Announcement.COMMITMENT, 0, "draw.commitment.differs", of.commitment(), of.commitment(revealed));
    }
    DrawnLog log = DrawnLog.read(file(DrawRecord.LOG));
    if (log.drawnAt().isBefore(of.terms().sourceAt())) {
      wrong(DrawRecord.LOG, 2, "draw.early", log.drawnAt().toString(), of.terms().sourceAt().toString());
    }
    if (!faults.isEmpty()) {
      return;
    }
    right("draw.checked.secret", value);
    DrawRecord again = DrawRecord.draw(of, revealed, new PublicValue(value), log.drawnAt());
    if (!again.seed().equals(opened.text("seed"))) {
      wrong(DrawRecord.DRAW, 0, "draw.seed.differs", again.seed(), opened.text("seed"));
      return;
    }
    right("draw.checked.seed", again.seed());
    result(again, log);
  }

  private void result(DrawRecord again, DrawnLog log) {
    Lines.difference(again.drawnFile(), file(DrawRecord.DRAWN))
        .ifPresent(at -> wrong(DrawRecord.DRAWN, at.line(), "draw.drawn.differs", at.expected(), at.found()));
    if (!faults.isEmpty()) {
      return;
    }
    strata(again.announcement());
    right("draw.checked.drawn", again.drawn().size(), again.drawn().stream().filter(visit -> !visit.complete()).count());
    DrawRecord with = log.again(again);
    canonical(DrawRecord.LOG, with.logFile());
    if (faults.isEmpty()) {
      right("draw.checked.redraws", with.redraws().size(), with.visits().stream().filter(visit -> !visit.complete()).count());
      right("draw.checked.seal", with.seal());
      record = with;
    }
  }

  private void strata(Announcement of) {
    Map<String, Integer> sizes = of.sizes();
    if (sizes.size() > MANY) {
      right("draw.checked.strata", sizes.size());
    } else {
      of.pools().strata().forEach((stratum, count) -> right("draw.checked.stratum", stratum, sizes.getOrDefault(stratum, 0), count));
    }
  }

  /** A file is written in one way only; whatever differs would be read by somebody else as something else. */
  private void canonical(String file, byte[] expected) {
    Lines.difference(expected, file(file)).ifPresent(at -> wrong(file, at.line(), "draw.file.form", at.expected(), at.found()));
  }

  private void ofTerms(Finding finding) {
    faults.add(new Finding(Announcement.FILE, 0, 0, finding.field(), finding.code(), finding.args()));
  }

  private byte[] file(String name) {
    return files.getOrDefault(name, new byte[0]);
  }

  private void right(String key, Object... args) {
    checked.add(new Verification.Step(key, List.of(args)));
  }

  private void wrong(String file, int line, String code, Object... args) {
    faults.add(Csv.fault(file, line, code, args));
  }
}
