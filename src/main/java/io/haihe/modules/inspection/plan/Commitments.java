package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.draw.Announcement;
import io.haihe.modules.inspection.draw.SampleSize;
import io.haihe.modules.inspection.draw.Secret;
import io.haihe.modules.inspection.draw.Terms;
import io.haihe.modules.inspection.plan.PlanLog.Kind;
import io.haihe.modules.inspection.register.RiskClass;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Secrets;
import io.haihe.platform.Worded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Freezes the pools of a task and commits to its draw before anybody can know the public value. What is announced is public at once. */
@Component
@EnableConfigurationProperties(PlanSettings.class)
public class Commitments {

  static final String SEALED = "inspection.draw";

  /** The secret of a draw that is played for the demonstration, so that it is the same each time. Nobody binds it for a draw that is made. */
  static final ScopedValue<Secret> PLAYED = ScopedValue.newInstance();

  /** A pool of fewer that is drawn whole is no draw of parties: the command centre is told. Our own default. */
  private static final int FEW = 5;

  private final TaskStore tasks;
  private final Tasks of;
  private final PlanStore plans;
  private final DrawStore draws;
  private final Freezing freezing;
  private final NarrowedDecks narrowed;
  private final TaskNews news;
  private final PlanLog log;
  private final Secrets secrets;
  private final Places places;
  private final PlanViews views;
  private final PlanSettings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Commitments(
      TaskStore tasks, Tasks of, PlanStore plans, DrawStore draws, Freezing freezing, NarrowedDecks narrowed, TaskNews news, PlanLog log,
      Secrets secrets, Places places, PlanViews views, PlanSettings settings, Clock clock) {
    this.tasks = tasks;
    this.of = of;
    this.plans = plans;
    this.draws = draws;
    this.freezing = freezing;
    this.narrowed = narrowed;
    this.news = news;
    this.log = log;
    this.secrets = secrets;
    this.places = places;
    this.views = views;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Announces the draw of a task of a published plan.
   *
   * @throws BadInput if a field is wrong, nobody may be drawn, or a deck cannot fill a team
   */
  @Transactional
  public void commit(Viewer viewer, long id, DrawForm form) {
    of.own(viewer, id);
    PlannedTask task = tasks.lock(id).orElseThrow(Tasks::unknown);
    Plans.sure(task.planned() && !task.targeted() && task.version() == form.version());
    if (plans.find(task.plan()).orElseThrow().state() != Plan.State.PUBLISHED) {
      throw new BadInput(Finding.ofField("plan", "inspection.plan.task.unpublished"));
    }
    if (of.assigned(task)) {
      throw new BadInput(Finding.ofField("plan", "inspection.plan.task.assigned"));
    }
    announce(viewer, task, form, null);
  }

  /** @param named the parties of a targeted task; null for all of the place */
  void announce(Viewer viewer, PlannedTask task, DrawForm form, @Nullable Set<Long> named) {
    Instant now = clock.instant();
    List<Finding> wrong = new ArrayList<>();
    Instant publicAt = form.check(task, now, settings.before(task), places.zone(), wrong);
    if (!wrong.isEmpty()) {
      throw new BadInput(wrong);
    }
    Frozen frozen = freezing.freeze(task, named);
    Secret secret = PLAYED.isBound() ? PLAYED.get() : Secret.random(random);
    Announcement announcement = Announcement.commit(terms(task, frozen, form.source(), publicAt), frozen.pools(), secret, now);
    decks(task, announcement, frozen);
    draws.insert(
        new DrawStore.Facts(
            task.id(), announcement.commitment(), form.source(), publicAt, viewer.person(), of.authority(viewer, task).delegatedBy(),
            announcement.committedAt(), null, 0, null, false),
        secrets.seal(SEALED, context(task.id()), secret.hex().getBytes(StandardCharsets.US_ASCII)), bytes(announcement));
    frozen.leftOut().forEach((reason, parties) -> draws.leaveOut(task.id(), reason.name(), parties));
    draws.keepRecusals(task, frozen.pools());
    int pooled = frozen.pools().parties().size();
    int drawing = announcement.sizes().values().stream().mapToInt(Integer::intValue).sum();
    draws.keepSizes(task.id(), pooled, drawing);
    narrowed.count(task.id());
    if (!task.targeted() && pooled == drawing && pooled < FEW) {
      news.tell(task, "few", "", now, "inspection.plan.few.news", pooled);
    }
    Plans.sure(tasks.move(task.id(), PlannedTask.State.PLANNED, PlannedTask.State.COMMITTED));
    log.add(now, viewer.person(), Kind.COMMITTED, task.id(), announcement.commitment());
  }

  /** @throws BadInput naming each deck that is too small */
  private void decks(PlannedTask task, Announcement announcement, Frozen frozen) {
    List<Finding> wrong = announcement.shortDecks().stream()
        .map(deck -> Finding.ofField(
            "decks", "inspection.plan.draw.deck", (Worded) locale -> views.deck(deck, locale), announcement.pools().deck(deck).size(), task.team(),
            frozen.barred().values().stream().mapToInt(List::size).sum()))
        .toList();
    if (!wrong.isEmpty()) {
      throw new BadInput(wrong);
    }
  }

  static Terms terms(PlannedTask task, Frozen frozen, String source, Instant publicAt) {
    Map<String, SampleSize> samples = new TreeMap<>();
    for (RiskClass risk : RiskClass.values()) {
      samples.put(risk.name(), new SampleSize.Ratio(task.shares().ratio(risk)));
    }
    Map<String, Integer> teams = new TreeMap<>();
    frozen.pools().departments().forEach(department -> teams.put(department, task.team()));
    return new Terms(task.title(), task.plan() == 0 ? "" : Long.toString(task.plan()), Long.toString(task.id()), source, publicAt, samples, teams);
  }

  static String context(long task) {
    return "draw/" + task;
  }

  private static byte[] bytes(Announcement announcement) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      announcement.write(out);
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
