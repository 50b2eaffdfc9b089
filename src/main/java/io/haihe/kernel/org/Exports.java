package io.haihe.kernel.org;

import io.haihe.kernel.org.ChangeLog.Change;
import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps who took which list out of the program. */
@Component
public class Exports {

  static final String KIND = "exported";
  private static final int LONGEST = 200;

  private final ChangeLog log;

  Exports(ChangeLog log) {
    this.log = log;
  }

  /**
   * Kept before the list is written, so that nothing leaves without it.
   *
   * @param what the list, such as {@code /work.csv}
   * @param asked what it was limited to; not words that somebody searched for
   */
  public void begin(Viewer viewer, String what, Map<String, String> asked, Instant at) {
    Map<String, Object> detail = new LinkedHashMap<>();
    asked.forEach((name, value) -> detail.put(name, kept(value)));
    detail.put("list", what);
    PlaceCode place = viewer.seats().isEmpty() ? null : viewer.seats().getFirst().unit().place();
    log.add(Act.of(viewer, at), new Change(null, null, place, KIND, detail));
  }

  /** No database keeps a NUL. */
  private static String kept(String value) {
    String clean = value.replace("\0", "");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
  }
}
