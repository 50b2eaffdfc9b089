package io.haihe.modules.demo;

import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Gives the city its people. */
final class Hiring {

  private final People people;
  private final Seats seats;
  private final Units units;
  private final Places places;
  private final Cast cast;
  private final City city;

  private record Post(String login, String name, Role role, Unit unit, Set<String> scenarios, String password) {}

  Hiring(People people, Seats seats, Units units, Places places, Cast cast, City city) {
    this.people = people;
    this.seats = seats;
    this.units = units;
    this.places = places;
    this.cast = cast;
    this.city = city;
  }

  /** Everybody who is not there already, as in a demonstration that was begun by an older program; call it in a transaction. */
  void hire(Instant now, LocalDate since) {
    List<Cast.Player> missing = cast.players().stream().filter(player -> people.byLogin(player.login()).isEmpty()).toList();
    if (missing.isEmpty()) {
      return;
    }
    boolean nobody = missing.size() == cast.players().size();
    List<Post> posts = posts().stream().filter(post -> nobody || people.byLogin(post.login()).isEmpty()).toList();
    Act act = Act.bySystem(now);
    List<Long> ids = people.open(posts.stream().map(Hiring::person).toList(), act);
    List<NewSeat> given = new ArrayList<>();
    for (int i = 0; i < posts.size(); i++) {
      Post post = posts.get(i);
      given.add(new NewSeat(ids.get(i), post.unit().id(), post.role(), post.scenarios(), since, null));
    }
    seats.give(given, act);
  }

  private List<Post> posts() {
    List<Post> posts = new ArrayList<>();
    cast.players().forEach(player -> posts.add(
        new Post(player.login(), player.name(), role(player.role()), unit(player), player.scenarios(), cast.password())));
    String nobodyKnows = UUID.randomUUID().toString();
    RandomGenerator random = new SplittableRandom(1);
    for (Cast.Crowd crowd : cast.staff()) {
      places.subtree(city.root().code()).stream()
          .filter(place -> crowd.levels().contains(place.level().name().toLowerCase(Locale.ROOT)) && crowd.at(place.name()))
          .flatMap(place -> units(crowd, place))
          .forEach(unit -> logins(crowd, unit).forEach(login ->
              posts.add(new Post(login, name(random), role(crowd.role()), unit, crowd.scenarios(), nobodyKnows))));
    }
    return posts;
  }

  private Stream<Unit> units(Cast.Crowd crowd, Place place) {
    return units.at(place.code()).stream()
        .filter(unit -> crowd.unit().equals("*")
            ? unit.kind() != Unit.Kind.PLACE_OFFICE
            : unit.key().equals(place.code() + "/" + crowd.unit()));
  }

  private static List<String> logins(Cast.Crowd crowd, Unit unit) {
    Integer people = crowd.people();
    String login = login(crowd, unit);
    return people == null ? List.of(login) : IntStream.rangeClosed(1, people).mapToObj(n -> login + "." + n).toList();
  }

  private static String login(Cast.Crowd crowd, Unit unit) {
    String scenario = crowd.scenarios().size() == 1 ? crowd.scenarios().iterator().next() + "." : "";
    return (crowd.role() + "." + scenario + unit.key().replace("/", ".")).toLowerCase(Locale.ROOT);
  }

  private String name(RandomGenerator random) {
    String first = cast.names().get(random.nextInt(cast.names().size()));
    String second = random.nextInt(3) == 0 ? "" : cast.names().get(random.nextInt(cast.names().size()));
    return cast.surnames().get(random.nextInt(cast.surnames().size())) + first + second;
  }

  private static NewPerson person(Post post) {
    return new NewPerson(post.login(), post.name(), "zh", post.unit().id(), post.password(), false);
  }

  Unit unit(Cast.Player player) {
    PlaceCode place = place(city, places, player.place());
    return units.byKey(place + "/" + player.unit()).orElseThrow();
  }

  static Role role(String key) {
    return Role.ofKey(key).orElseThrow(() -> new IllegalArgumentException("no role " + key));
  }

  /** @param path names from the district down; empty for the city */
  static PlaceCode place(City city, Places places, String path) {
    PlaceCode at = city.root().code();
    for (String name : path.isEmpty() ? new String[0] : path.split("/")) {
      PlaceCode parent = at;
      at = places.children(parent).stream()
          .filter(place -> place.name().equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no place " + path))
          .code();
    }
    return at;
  }
}
