package io.haihe.bench.places;

import io.haihe.bench.Benchmark;
import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Samples;
import io.haihe.bench.kit.Server;
import io.haihe.bench.kit.Server.Db;
import io.haihe.bench.kit.Table;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Points to districts by outline, beside PostGIS; texts to communities by name. One thread. */
public final class PlacesBenchmark implements Benchmark {

  private static final double TIMES_POSTGIS = 35;
  private static final PlaceCode TIANJIN = PlaceCode.of("120000000000");

  @Override
  public String name() {
    return "places";
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    report.say("## Places");
    int rounds = quick ? 1 : 3;
    try (var server = Server.start();
        var city = OpenedCity.on(server.database("bench_places"), Folders.bench().resolve("scenarios"), 4)) {
      var places = city.bean(Places.class);
      points(report, city, places, quick ? 20_000 : 1_000_000, quick ? 2_000 : 100_000, rounds);
      names(report, city, places, quick ? 2_000 : 200_000, rounds);
    }
  }

  private void points(Report report, OpenedCity city, Places places, int ours, int theirs, int rounds) throws Exception {
    report.progress("making and loading 5,600 outlines of 104 vertices");
    var folder = Tiles.write();
    require(city.bean(CityLoader.class).load(folder).loaded());
    sayFirst(report, places);
    List<double[]> points = randomPoints(ours);
    lookUp(places, points.subList(0, ours / 5));
    var us = new Samples();
    var postgis = new Samples();
    try (var other = PostGis.start().orElse(null)) {
      Db db = other == null ? null : other.load(folder.resolve("shapes.geojson"), points.subList(0, theirs));
      for (int round = 0; round < rounds; round++) {
        report.progress("points, round %d of %d", round + 1, rounds);
        us.add(lookUp(places, points));
        if (db != null) {
          postgis.add(join(db, theirs));
        }
      }
      sayPoints(report, us, postgis, db == null ? "" : db.ask("select postgis_lib_version() || ' on PostgreSQL ' || current_setting('server_version')"));
    }
  }

  /** What is made when the first point is asked for. */
  private static void sayFirst(Report report, Places places) {
    long before = usedMemory();
    long begun = System.nanoTime();
    require(places.at(Tiles.WEST + 1, Tiles.SOUTH + 0.1).isPresent());
    double millis = (System.nanoTime() - begun) / 1e6;
    double megabytes = (usedMemory() - before) / 1e6;
    report.say("The first point waits %.0f ms for the index of outlines, which takes %.1f MB.".formatted(millis, megabytes));
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void sayPoints(Report report, Samples us, Samples postgis, String version) {
    report.say("5,600 outlines of 104 vertices that tile a rectangle, made up; random points, each to the district its community lies in; one thread.");
    var table = new Table("", "points/s", "spread").row("Haihe, `Places.at`", Figures.number(us.median()), us.spread());
    if (version.isEmpty()) {
      report.say(table);
      report.say("PostGIS is not installed here (Debian: `apt install postgresql-15-postgis-3`), so nothing was compared.");
      return;
    }
    table.row("PostGIS " + version + ", one join, GiST", Figures.number(postgis.median()), postgis.spread());
    report.say(table);
    double times = us.median() / postgis.median();
    report.reach("≥ 35 × PostGIS, one thread", Figures.number(times) + " ×", times >= TIMES_POSTGIS);
  }

  private static List<double[]> randomPoints(int count) {
    var random = new SplittableRandom(1);
    List<double[]> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      points.add(new double[] {random.nextDouble(Tiles.WEST, Tiles.east()), random.nextDouble(Tiles.SOUTH, Tiles.north())});
    }
    return points;
  }

  /** @return points a second */
  private static double lookUp(Places places, List<double[]> points) {
    int found = 0;
    long begun = System.nanoTime();
    for (double[] point : points) {
      Optional<Place> at = places.at(point[0], point[1]);
      if (at.isPresent() && places.ancestor(at.get().code(), PlaceLevel.DISTRICT).isPresent()) {
        found++;
      }
    }
    double rate = points.size() * 1e9 / (System.nanoTime() - begun);
    require(found > points.size() * 0.95);
    return rate;
  }

  private static double join(Db db, int points) throws Exception {
    long begun = System.nanoTime();
    long found = db.number("select count(s.district) from point p join shape s on st_covers(s.geom, p.geom)");
    double rate = points * 1e9 / (System.nanoTime() - begun);
    require(found > points * 0.95);
    return rate;
  }

  private void names(Report report, OpenedCity city, Places places, int count, int rounds) {
    report.progress("texts");
    require(city.bean(CityLoader.class).load(Folders.project().resolve("cities/tianjin")).loaded());
    List<Place> communities =
        places.subtree(TIANJIN).stream().filter(place -> place.level() == PlaceLevel.COMMUNITY).toList();
    var texts = new Texts(places, communities);
    texts.resolve(count / 5);
    var rate = new Samples();
    for (int round = 0; round < rounds; round++) {
      rate.add(texts.resolve(count));
    }
    report.say("Texts of about 40 characters that name one of Tianjin's %,d communities, with its street in every other; one thread."
        .formatted(communities.size()));
    report.say(new Table("", "texts/s", "spread", "right place first")
        .row("Haihe, `Places.named`", Figures.number(rate.median()), rate.spread(), "%.1f %%".formatted(texts.right() * 100)));
  }

  static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("what was found is not what is there");
    }
  }
}
