package io.haihe.modules.service.find;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes what was typed for what is in the catalogue. Reads no more than the first characters of a long text. */
final class Understanding {

  private static final int LONGEST = 80;
  /** As in hu4kou3. */
  private static final Pattern TONE = Pattern.compile("(?<=[A-Za-züÜ])[1-5](?![0-9])");

  private final HanReader han;
  private final LatinReader latin;

  Understanding(Vocabulary vocabulary, Questions questions, Synonyms chinese, Synonyms english) {
    this.han = new HanReader(vocabulary, questions, chinese);
    this.latin = new LatinReader(vocabulary, questions, english);
  }

  Reading read(String text) {
    List<Sign> signs = signs(text);
    Set<String> wholes = new LinkedHashSet<>(List.of(Sign.join(signs)));
    List<Unit> units = new ArrayList<>();
    var stripped = new StringBuilder();
    for (List<Sign> run : runs(signs)) {
      if (run.getFirst().han()) {
        String rest = han.strip(Sign.join(run));
        stripped.append(rest);
        units.addAll(han.read(rest));
      } else {
        List<String> words = run.stream().map(Sign::text).toList();
        stripped.append(String.join("", latin.strip(words)));
        units.addAll(latin.read(words));
      }
    }
    wholes.add(stripped.toString());
    wholes.remove("");
    return new Reading(merged(units), wholes);
  }

  private static List<Sign> signs(String text) {
    String beginning = text.codePoints().limit(LONGEST).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    return Sign.of(TONE.matcher(beginning).replaceAll(" "));
  }

  /** Chinese characters that follow one another, and Latin words that do. */
  private static List<List<Sign>> runs(List<Sign> signs) {
    List<List<Sign>> runs = new ArrayList<>();
    for (Sign sign : signs) {
      if (runs.isEmpty() || runs.getLast().getLast().han() != sign.han()) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(sign);
    }
    return runs;
  }

  /** What was typed twice counts once. */
  private static List<Unit> merged(List<Unit> units) {
    return List.copyOf(units.stream()
        .collect(Collectors.toMap(Unit::ways, unit -> unit, (one, other) -> one.weight() >= other.weight() ? one : other, LinkedHashMap::new))
        .values());
  }
}
