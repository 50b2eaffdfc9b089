package io.haihe.modules.evidence;

import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Happening;
import io.haihe.kernel.casework.Projection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Notices each app that is put into a case. */
@Component
class EvidenceProjection implements Projection {

  private static final String APP = "application/vnd.android.package-archive";

  private final AppStore apps;

  EvidenceProjection(AppStore apps) {
    this.apps = apps;
  }

  @Override
  public String name() {
    return "evidence";
  }

  @Override
  public void project(List<Happening> happenings) {
    happenings.forEach(happening -> notice(happening.entry()));
  }

  @Override
  public void projectSealed(List<List<Entry>> timelines) {
    timelines.forEach(timeline -> timeline.forEach(this::notice));
  }

  private void notice(Entry entry) {
    if (entry.kind() == Entry.Kind.ATTACHED && APP.equals(entry.input().get("type"))
        && entry.input().get("id") instanceof Number file) {
      apps.add(file.longValue(), entry.caseId(), String.valueOf(entry.input().get("name")));
    }
  }

  @Override
  public void reset() {
    apps.forget();
  }
}
