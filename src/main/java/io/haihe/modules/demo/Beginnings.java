package io.haihe.modules.demo;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says when, where and about what each case of a play begins. The same number always begins the same way. */
final class Beginnings {

  private final Play play;
  private final City city;
  private final Places places;
  private final Instant end;
  private final List<LocalDate> days;

  /** @param waiting where it is to wait, or null for a case that takes its course */
  record Beginning(Instant at, PlaceCode place, Play.Matter matter, Play.Opening opening, Play.@Nullable Waiting waiting) {}

  Beginnings(Play play, City city, Places places, Instant end) {
    this.play = play;
    this.city = city;
    this.places = places;
    this.end = end;
    LocalDate last = end.atZone(city.zone()).toLocalDate();
    this.days = last.minusDays(play.days()).datesUntil(last.plusDays(1)).toList();
  }

  /** How many cases there are, those that wait on a desk included. */
  int count() {
    return play.cases() + waiting().size();
  }

  /** Whether it is the first case that waits at its spot. */
  boolean firstOfDesk(int n) {
    int before = play.cases();
    for (Play.Waiting desk : play.desks()) {
      if (n == before) {
        return true;
      }
      before += desk.cases();
    }
    return false;
  }

  private List<Play.Waiting> waiting() {
    List<Play.Waiting> all = new ArrayList<>();
    play.desks().forEach(desk -> IntStream.range(0, desk.cases()).forEach(i -> all.add(desk)));
    return all;
  }

  Beginning of(int n, RandomGenerator random) {
    Play.Waiting waiting = n < play.cases() ? null : waiting().get(n - play.cases());
    Instant at = waiting == null ? anyTime(random) : recently(waiting, random);
    int month = at.atZone(city.zone()).getMonthValue();
    Play.Matter matter = matter(waiting, month, random);
    Play.Opening opening = Dice.one(play.openings(), Play.Opening::odds, random);
    return new Beginning(at, place(waiting, random), matter, opening, waiting);
  }

  private Play.Matter matter(Play.@Nullable Waiting waiting, int month, RandomGenerator random) {
    if (waiting != null && waiting.matter() != null) {
      return waiting.matter();
    }
    String category = waiting == null || waiting.category() == null ? "" : waiting.category();
    List<Play.Matter> fit = play.texts().stream()
        .filter(matter -> matter.months().isEmpty() || matter.months().contains(month))
        .filter(matter -> matter.category().startsWith(category))
        .toList();
    return Dice.one(fit, Beginnings::weight, random);
  }

  private static double weight(Play.Matter matter) {
    return matter.odds() == null ? 10 : matter.odds();
  }

  private Instant anyTime(RandomGenerator random) {
    LocalDate day = Dice.one(days, this::weight, random);
    Instant at = onDay(day, random);
    return at.isBefore(end) ? at : end.minusSeconds(60 + random.nextInt(7200));
  }

  private double weight(LocalDate day) {
    return play.months().getOrDefault(day.getMonthValue(), 1.0) * play.weekdays().get(day.getDayOfWeek().getValue() - 1);
  }

  private Instant onDay(LocalDate day, RandomGenerator random) {
    List<Integer> hours = IntStream.range(0, 24).boxed().toList();
    int hour = Dice.one(hours, play.hours()::get, random);
    return day.atTime(hour, random.nextInt(60), random.nextInt(60)).atZone(city.zone()).toInstant();
  }

  /** Half of them so that they have just arrived where they wait, the others as long ago as the desk says. */
  private Instant recently(Play.Waiting waiting, RandomGenerator random) {
    String[] ends = waiting.days().split("\\.\\.");
    double least = Double.parseDouble(ends[0]);
    double most = Double.parseDouble(ends[ends.length - 1]);
    double days = least + random.nextDouble() * (most - least);
    if (random.nextBoolean()) {
      double way = waiting.path().stream().mapToDouble(play::usualDays).sum();
      days = Math.min(days, way + random.nextDouble() / 2);
    }
    return end.minusSeconds(Math.round(days * 86_400));
  }

  private PlaceCode place(Play.@Nullable Waiting waiting, RandomGenerator random) {
    PlaceCode top = city.root().code();
    if (waiting != null && !waiting.place().isEmpty()) {
      top = Hiring.place(city, places, waiting.place().get(random.nextInt(waiting.place().size())));
    }
    List<String> levels = List.copyOf(play.levels().keySet());
    String drawn = Dice.one(levels, play.levels()::get, random);
    String wanted = waiting == null || waiting.level() == null ? drawn : waiting.level();
    PlaceLevel level = PlaceLevel.valueOf(wanted.toUpperCase(Locale.ROOT));
    PlaceCode at = top;
    while (places.get(at).level().compareTo(level) < 0 && !places.children(at).isEmpty()) {
      at = Dice.one(places.children(at), this::weight, random).code();
    }
    return at;
  }

  private double weight(Place place) {
    return play.places().getOrDefault(place.name(), 1.0);
  }
}
