package io.haihe.modules.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the cases of one type come and go. Nothing of a scenario stands in the code.
 *
 * @param name tells it from the other plays; the scenario, where it has one play only
 * @param days how long the play lasts; it ends when the demonstration begins
 * @param months weight of each month, 1 to 12; a month left out has 1
 * @param weekdays weights from Monday on
 * @param hours weights from midnight on
 * @param places weights of places by name among those beside them; a place left out has 1
 * @param levels weights of the level a case lies at
 * @param openings who opens cases
 * @param slots words for the texts by name
 * @param texts what cases are about
 * @param states state → what happens in it, by odds; where the odds of a final state do not make 100, nothing happens for the rest
 * @param tasks task type → what happens one after the other once it is open
 * @param desks recent cases that wait at a certain spot, so that there is work on every desk
 */
record Play(
    @Nullable String name,
    String scenario,
    @JsonProperty("case") String type,
    int cases,
    int days,
    Map<Integer, Double> months,
    List<Double> weekdays,
    List<Double> hours,
    Map<String, Double> places,
    Map<String, Double> levels,
    List<Opening> openings,
    Map<String, List<String>> slots,
    List<Matter> texts,
    Map<String, List<Move>> states,
    Map<String, List<List<Move>>> tasks,
    List<Waiting> desks) {

  /** Its cases are numbered and played by it, so it never changes. */
  String key() {
    return name == null ? scenario : name;
  }

  /** How long the move of that name usually takes, the first where there are several; {@code task.step} for a step. */
  double usualDays(String name) {
    String last = name.substring(name.indexOf('.') + 1);
    return Stream.concat(states.values().stream(), tasks.values().stream().flatMap(List::stream))
        .flatMap(List::stream)
        .filter(move -> move.name().equals(last))
        .findFirst()
        .map(move -> Delay.parse(move.after()).usualDays())
        .orElse(0.0);
  }

  /**
   * @param as the role, or {@code reporter}
   * @param contact how often, in percent, the reporter can be reached
   */
  record Opening(double odds, String as, String channel, int contact, Map<String, Object> form) {

    Opening {
      form = form == null ? Map.of() : form;
    }
  }

  /**
   * @param months in which it happens; empty for all
   * @param form what is entered beside the words, over what the opening says
   * @param later what is entered afterwards in fields of these names, where a move does not say
   */
  record Matter(
      String category,
      @Nullable Double odds,
      List<Integer> months,
      List<String> texts,
      Map<String, Object> form,
      Map<String, Object> later) {

    Matter {
      months = months == null ? List.of() : months;
      form = form == null ? Map.of() : form;
      later = later == null ? Map.of() : later;
    }
  }

  /**
   * Something somebody does.
   *
   * @param take a transition, or null
   * @param step a step of the task it stands under, or null
   * @param note words to add, or null
   * @param as the role, or null for whoever may
   * @param odds in percent; null for 100, 0 for what is done only on the way to a desk
   * @param after how long it takes: usually..seldom more, such as {@code 2..9 working-hour}
   * @param with what is entered: ranges for numbers, {@code 2..9 calendar-day} and {@code -9..0 hour} from then on for dates; lists to choose
   *     from; keys for units; {@code @original} for the number of the case that one like this is joined into; where several answers are entered at once, all that are listed, or one of several lists
   */
  record Move(
      @Nullable String take,
      @Nullable String step,
      @Nullable String note,
      @Nullable String as,
      @Nullable Double odds,
      String after,
      Map<String, Object> with) {

    Move {
      with = with == null ? Map.of() : with;
    }

    double weight() {
      return odds == null ? 100 : odds;
    }

    String name() {
      return step != null ? step : take != null ? take : "note";
    }
  }

  /**
   * @param path the moves that lead there, in order: transitions, and {@code task.step} for steps of a task; a name that is repeated means
   *     the next move of that name
   * @param place names of the places it may be at, from the district down
   * @param level the level of its place, or null where the play's weights say
   * @param days how long ago it was opened, such as {@code 1..4}
   * @param category only matters with this beginning of the code, or null
   * @param matter what it is about, or null for any of the play's
   * @param duplicates how many others report the same soon afterwards and are joined into it; null for none
   */
  record Waiting(
      List<String> path, int cases, List<String> place, @Nullable String level, String days, @Nullable String category,
      @Nullable Matter matter, @Nullable Integer duplicates) {

    Waiting {
      path = path == null ? List.of() : path;
    }

    int others() {
      return duplicates == null ? 0 : duplicates;
    }
  }
}
