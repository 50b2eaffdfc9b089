package io.haihe.modules.inspection.plan;

import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.draw.Announcement;
import io.haihe.modules.inspection.draw.DrawRecord;
import io.haihe.modules.inspection.draw.Redraw;
import io.haihe.modules.inspection.draw.Verification;
import io.haihe.modules.inspection.register.FieldNames;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What anybody may see of a draw: the commitment and the pools before it, the whole record after it. Officers stand there by certificate alone. */
@Controller
@RequestMapping(DrawPages.PATH)
public class DrawPages {

  static final String PATH = "/inspections/draws";
  private static final int SIZE = 100;
  private static final int FURTHEST = 1_000_000;
  private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

  private final Pages pages;
  private final DrawStore draws;
  private final TaskStore tasks;
  private final PlanStore plans;
  private final Fates fates;
  private final PublicRedraws redraws;
  private final Revealing revealing;
  private final ForgottenDraws forgotten;
  private final DrawFiles files;
  private final CalmDays calm;
  private final FieldNames fieldNames;
  private final PlanViews views;
  private final Places places;

  DrawPages(
      Pages pages, DrawStore draws, TaskStore tasks, PlanStore plans, Fates fates, PublicRedraws redraws, Revealing revealing, ForgottenDraws forgotten,
      DrawFiles files, CalmDays calm, FieldNames fieldNames, PlanViews views, Places places) {
    this.pages = pages;
    this.draws = draws;
    this.tasks = tasks;
    this.plans = plans;
    this.fates = fates;
    this.redraws = redraws;
    this.revealing = revealing;
    this.forgotten = forgotten;
    this.files = files;
    this.calm = calm;
    this.fieldNames = fieldNames;
    this.views = views;
    this.places = places;
  }

  /** A state of the record, when it was published. */
  public record VersionLine(DrawStore.Version version, ZonedDateTime at) {}

  /** Why the draw was never made, and when that was said. */
  public record NeverLine(String why, ZonedDateTime at) {}

  /** Calm days that left somebody out, when they were entered and, if they were since, taken back. */
  public record CalmLine(Calm calm, String place, String field, ZonedDateTime made, @Nullable ZonedDateTime ended) {}

  /** A redraw, when it was made; of a targeted draw without the visit and the officers as long as nobody is to be warned. */
  public record RedrawLine(
      PublicRedraws.Line line, ZonedDateTime at, @Nullable ZonedDateTime entered, @Nullable ZonedDateTime confirmed) {}

  /** @param page of those drawn, {@code redrawn} of the redraws, from 1 */
  @GetMapping("/{task:\\d+}")
  PageView show(
      @PathVariable long task, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "1") int redrawn, Locale locale) {
    DrawStore.Facts facts = find(task);
    PlannedTask drawn = tasks.find(task).orElseThrow();
    Map<String, Long> leftOut = draws.leftOutAndRecused(task);
    List<VersionLine> versions = draws.versions(task).stream().map(one -> new VersionLine(one, views.time(one.at()))).toList();
    boolean held = held(drawn);
    int at = Math.clamp(page, 1, FURTHEST);
    int turned = Math.clamp(redrawn, 1, FURTHEST);
    return pages.view("inspection/plan/public-draw")
        .title(drawn.targeted() ? "inspection.plan.public-draw.targeted" : "inspection.plan.public-draw.title", drawn.targeted() ? "" + task : drawn.title())
        .with("held", held)
        .with("calledOffAt", tasks.calledOffAt(task).map(views::time).orElse(null))
        .with("plan", drawn.plan() == 0 ? null : plans.find(drawn.plan()).orElseThrow())
        .with("withdrawnAt", drawn.plan() == 0 ? null : plans.withdrawnAt(drawn.plan()).map(views::time).orElse(null))
        .with("never", forgotten.never(drawn))
        .with("neverWhy", forgotten.why(task).map(one -> new NeverLine(one.why(), views.time(one.at()))).orElse(null))
        .with("line", views.line(drawn, locale))
        .with("draw", facts)
        .with("publicAt", views.time(facts.publicAt()))
        .with("committedAt", views.time(facts.committedAt()))
        .with("announcementHash", draws.announcementHash(task))
        .with("versions", versions)
        .with("leftOut", leftOut)
        .with("sizes", draws.sizes(task))
        .with("calm", leftOut.containsKey(Frozen.Reason.CALM.name()) ? calm(drawn, facts, locale) : List.of())
        .with("sum", fates.sum(task))
        .with("fates", held ? List.of() : fates.of(task, (at - 1) * SIZE, SIZE, locale))
        .with("at", at)
        .with("redraws", redraws.of(task, (turned - 1) * SIZE, SIZE).stream().map(this::line).toList())
        .with("redrawn", turned)
        .with("redrawnTotal", redraws.count(task))
        .with("size", SIZE);
  }

  private List<CalmLine> calm(PlannedTask drawn, DrawStore.Facts facts, Locale locale) {
    return calm.held(drawn.place(), drawn.from(), drawn.until(), facts.committedAt()).stream()
        .map(held -> new CalmLine(
            held.calm(), places.name(held.calm().place(), locale), held.calm().field().isEmpty() ? "" : fieldNames.of(held.calm().field(), locale),
            views.time(held.madeAt()), held.endedAt() == null ? null : views.time(held.endedAt())))
        .toList();
  }

  private RedrawLine line(PublicRedraws.Line line) {
    PublicRedraws.Entered recusal = line.recusal();
    return new RedrawLine(
        line, views.time(line.at()), recusal == null ? null : views.time(recusal.at()),
        recusal == null || recusal.confirmedAt() == null ? null : views.time(recusal.confirmedAt()));
  }

  @GetMapping("/{task:\\d+}/announcement.zip")
  ResponseEntity<Resource> announcement(@PathVariable long task) {
    shown(task);
    String name = "announcement " + task + " " + find(task).commitment();
    return file("announcement-" + task + ".zip", files.of(name, () -> draws.announcement(task)), Duration.ofDays(30));
  }

  @GetMapping("/{task:\\d+}/record.zip")
  ResponseEntity<Resource> record(@PathVariable long task) {
    revealed(task);
    String newest = draws.versions(task).getLast().sha256();
    return file("record-" + task + ".zip", files.of("record " + task + " " + newest, () -> draws.record(task)), Duration.ZERO);
  }

  /** The record as it was before later redraws: made again, and the same to the byte. */
  @GetMapping("/{task:\\d+}/records/{version:\\d{1,6}}.zip")
  ResponseEntity<Resource> record(@PathVariable long task, @PathVariable int version) {
    revealed(task);
    DrawStore.Version published =
        draws.versions(task).stream().filter(one -> one.number() == version).findFirst().orElseThrow(Tasks::unknown);
    return file(
        "record-" + task + "-" + version + ".zip", files.of("version " + task + " " + published.sha256(), () -> until(task, version)), Duration.ofDays(30));
  }

  private byte[] until(long task, int version) {
    DrawRecord newest = Verification.of(draws.record(task)).record().orElseThrow();
    Announcement announcement = newest.announcement();
    DrawRecord record = DrawRecord.draw(announcement, revealing.secret(task), newest.publicValue(), newest.drawnAt());
    for (Redraw redraw : newest.redraws().subList(0, version - 1)) {
      record = record.redraw(redraw.party(), redraw.out(), redraw.reason(), redraw.at());
    }
    return Revealing.bytes(record);
  }

  private DrawStore.Facts find(long task) {
    return draws.find(task).orElseThrow(Tasks::unknown);
  }

  /** Whom a lead names is not told before the days of the visit are over, so that nobody is warned; the hash of the files stands there from the first. */
  private boolean held(PlannedTask task) {
    return task.targeted() && !forgotten.over(task);
  }

  private void shown(long task) {
    find(task);
    if (held(tasks.find(task).orElseThrow())) {
      throw Tasks.unknown();
    }
  }

  private void revealed(long task) {
    shown(task);
    if (!find(task).revealed()) {
      throw Tasks.unknown();
    }
  }

  private static ResponseEntity<Resource> file(String name, DrawFiles.Kept kept, Duration age) {
    return ResponseEntity.ok()
        .contentType(ZIP)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .eTag(kept.sha256())
        .cacheControl(age.isZero() ? CacheControl.noCache() : CacheControl.maxAge(age).cachePublic())
        .body(new FileSystemResource(kept.path()));
  }
}
