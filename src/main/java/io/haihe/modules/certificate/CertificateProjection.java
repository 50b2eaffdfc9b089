package io.haihe.modules.certificate;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.EntryVersions;
import io.haihe.kernel.casework.Happening;
import io.haihe.kernel.casework.LiveTypes;
import io.haihe.kernel.casework.Projection;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues certificates, takes them back, and keeps what they were given for, as the timelines say. */
@Component
class CertificateProjection implements Projection {

  private final LiveTypes types;
  private final Cases cases;
  private final Scenarios scenarios;
  private final Register register;
  private final Uses uses;

  CertificateProjection(LiveTypes types, Cases cases, Scenarios scenarios, Register register, Uses uses) {
    this.types = types;
    this.cases = cases;
    this.scenarios = scenarios;
    this.register = register;
    this.uses = uses;
  }

  @Override
  public String name() {
    return "certificates";
  }

  @Override
  public void project(List<Happening> happenings) {
    Map<Long, CaseType> known = types.of(happenings.stream().map(happening -> happening.entry().caseId()).distinct().toList());
    List<Entry> concerned = happenings.stream().map(Happening::entry).filter(entry -> concerns(known.get(entry.caseId()), entry)).toList();
    Map<Long, Case> now = cases.forProjection(concerned.stream().map(Entry::caseId).collect(Collectors.toSet())).stream()
        .collect(Collectors.toMap(Case::id, each -> each));
    for (Entry entry : concerned) {
      Case matter = now.get(entry.caseId());
      if (matter != null) {
        follow(matter, entry, matter.scenarioVersion());
      }
    }
  }

  /** Cases that ended before certificates were issued here, or were taken over whole: they may have been given some. */
  @Override
  public void projectSealed(List<List<Entry>> timelines) {
    for (List<Entry> timeline : timelines) {
      var opened = timeline.getFirst().changes().opened();
      if (opened != null && timeline.stream().anyMatch(entry -> concerns(scenarios.version(opened.scenarioVersion()).type(opened.type()), entry))) {
        cases.forProjection(List.of(timeline.getFirst().caseId())).forEach(now -> {
          Map<Integer, Integer> versions = EntryVersions.of(now, timeline);
          timeline.forEach(entry -> follow(now, entry, versions.getOrDefault(entry.seq(), now.scenarioVersion())));
        });
      }
    }
  }

  private static boolean concerns(@Nullable CaseType type, Entry entry) {
    return type != null && (Register.concerns(type, entry) || Uses.concerns(type, entry));
  }

  private void follow(Case now, Entry entry, int version) {
    CaseType type = scenarios.version(version).type(now.type());
    if (entry.kind() == Entry.Kind.MOVED) {
      register.follow(type, entry);
    }
    uses.follow(type, version, now.number(), entry);
  }

  /** Certificates are kept: they are out in the world. What is read again changes none. */
  @Override
  public void reset() {}
}
