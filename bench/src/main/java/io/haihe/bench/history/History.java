package io.haihe.bench.history;

import io.haihe.bench.kit.OpenedCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Takeover;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.SideBySide;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Eight years of a city: cases with seasons, weekdays, hours, categories of the standard and every community, through the import's own way in. */
final class History {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int BATCH = 500;
  private static final int YEARS = 8;
  private static final List<String> STEPS = List.of("dispatch", "accept", "handle", "verify", "close");
  private static final List<String> SINCE = List.of("昨天晚上", "已经三天了", "上周末起", "今天早上", "半个月了", "下雨以后");
  private static final List<String> WISHES =
      List.of("请尽快处理。", "老人孩子出行不便，望解决。", "居民意见很大，请派人来看看。", "存在安全隐患，请相关部门核实。", "希望有关单位给个答复。");
  private static final List<String> SPOTS = List.of("号楼东侧", "号院门口", "号楼下", "号便道上", "号楼三单元", "号对面");

  private final Takeover takeover;
  private final List<Place> communities;
  private final List<Category> categories;
  private final Places places;
  private final Instant now;
  private final double[] days;

  History(OpenedCity city, PlaceCode root, Instant now) {
    this.takeover = city.bean(Takeover.class);
    this.places = city.bean(Places.class);
    this.communities = places.subtree(root).stream().filter(place -> place.level() == PlaceLevel.COMMUNITY).toList();
    var tree = city.bean(Scenarios.class).current("six-steps").categories();
    this.categories =
        tree.roots().stream().flatMap(over -> tree.children(over.code()).stream()).toList();
    this.now = now;
    this.days = days();
  }

  /** How much of all has been opened by the end of each day: more in summer, less on Sundays, a little more each year. */
  private double[] days() {
    LocalDate first = LocalDate.ofInstant(now, ZONE).minusYears(YEARS);
    double[] upTo = new double[YEARS * 365];
    double sum = 0;
    for (int day = 0; day < upTo.length; day++) {
      LocalDate date = first.plusDays(day);
      double season = 1 + 0.35 * Math.sin((date.getDayOfYear() - 100) * 2 * Math.PI / 365);
      double weekday = date.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.7 : 1;
      sum += season * weekday * (1 + 0.03 * day / 365);
      upTo[day] = sum;
    }
    for (int day = 0; day < upTo.length; day++) {
      upTo[day] /= sum;
    }
    return upTo;
  }

  /**
   * Takes over cases {@code from} to {@code to}, the oldest first as a file of them would have it; numbers taken over before are known by their
   * keys and left out.
   *
   * @param open whether they are still under way
   */
  void load(String name, long from, long to, boolean open, int threads, LongConsumer progress) {
    List<Long> batches = new ArrayList<>();
    for (long at = from; at < to; at += BATCH) {
      batches.add(at);
    }
    var done = new AtomicLong();
    SideBySide.each(batches, threads, begin -> {
      long end = Math.min(to, begin + BATCH);
      keep(name, begin, end, (begin - from) / (double) (to - from), (end - from) / (double) (to - from), open);
      progress.accept(done.addAndGet(end - begin));
    });
  }

  /** @param first how much of all the years has passed by the first of them, from 0 to 1 */
  private void keep(String name, long from, long to, double first, double last, boolean open) {
    Takeover.Batch batch = takeover.batch((int) (to - from));
    List<Takeover.Played> played = new ArrayList<>();
    for (long n = from; n < to; n++) {
      var random = new SplittableRandom(name.hashCode() * 31L + n);
      Instant at = open ? now.minus(Duration.ofMinutes(random.nextInt(1, 14_000))) : instant(random.nextDouble(first, last), random);
      played.add(play(batch, name + ":" + n, random, at, open));
    }
    batch.keep(played, now);
  }

  private Takeover.Played play(Takeover.Batch batch, String key, SplittableRandom random, Instant opened, boolean open) {
    Place community = communities.get((int) (communities.size() * Math.pow(random.nextDouble(), 1.3)));
    Category category = categories.get((int) (categories.size() * Math.pow(random.nextDouble(), 2)));
    Actor importer = new Actor.Importer(0, 0, Map.of());
    Instant at = opened;
    var begun = batch.open(new Command.Open(
        importer, at, key, "six-steps", "matter", category.code(), community.code(), null, null,
        text(community, category, random), Contact.NONE, Map.of("lane", (long) random.nextInt(1, 9)), "import", false));
    if (!(begun instanceof Takeover.Begun.Opened one)) {
      throw new IllegalStateException(begun.toString());
    }
    Takeover.Played played = one.played();
    int steps = open ? random.nextInt(0, 3) : STEPS.size();
    for (int i = 0; i < steps; i++) {
      at = at.plus(i == 2 ? Duration.ofMinutes(random.nextInt(60, 8000)) : Duration.ofMinutes(random.nextInt(3, 600)));
      played.moveTo(at);
      var outcome = played.act(new Command.Take(importer, at, null, played.now().id(), 0, STEPS.get(i), Map.of()));
      if (!(outcome instanceof Outcome.Moved)) {
        throw new IllegalStateException(outcome.toString());
      }
    }
    return played;
  }

  /** @param part how much of all the cases were opened before */
  private Instant instant(double part, SplittableRandom random) {
    int found = Arrays.binarySearch(days, part);
    int day = found < 0 ? -found - 1 : found;
    int second = (int) (3600 * (7 + 14 * (random.nextDouble() + random.nextDouble()) / 2)) + random.nextInt(60);
    return LocalDate.ofInstant(now, ZONE).minusYears(YEARS).plusDays(Math.min(day, days.length - 61L))
        .atStartOfDay(ZONE).plusSeconds(second).toInstant();
  }

  /** Something a resident says. */
  String text(SplittableRandom random) {
    return text(communities.get(random.nextInt(communities.size())), categories.get(random.nextInt(categories.size())), random);
  }

  private static String text(Place community, Category category, SplittableRandom random) {
    return community.name() + random.nextInt(1, 200) + pick(SPOTS, random) + "：" + category.name(Locale.CHINESE) + "，"
        + pick(SINCE, random) + "，" + pick(WISHES, random);
  }

  private static String pick(List<String> words, SplittableRandom random) {
    return words.get(random.nextInt(words.size()));
  }
}
