package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Printing.Printable;
import io.haihe.kernel.casework.papers.Insert;
import io.haihe.kernel.casework.papers.Paper.Block;
import io.haihe.kernel.casework.papers.Paper.Pair;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What the record of a visit came to, as those who signed it have it: a result that was changed later stands beneath, not in its place. Without a sealed
 * record it is what the case says.
 */
@Component
class ResultInsert implements Insert {

  private static final String RESULT = "result";
  private static final String PREFIX = "inspection.visit.paper.";

  private final SiteVisits visits;
  private final SiteSeal seal;
  private final Texts texts;

  ResultInsert(SiteVisits visits, SiteSeal seal, Texts texts) {
    this.visits = visits;
    this.seal = seal;
    this.texts = texts;
  }

  /** What was found, in four words. */
  private record Found(String checked, String problems, String result, String summary) {

    static Found of(JsonNode body) {
      List<String> answers = body.path("lines").valueStream().map(line -> line.path("answer").asString("")).toList();
      long problems = answers.stream().filter("problem"::equals).count();
      long checked = problems + answers.stream().filter("fine"::equals).count();
      return new Found("" + checked, "" + problems, body.path("result").asString(""), body.path("summary").asString(""));
    }

    static Found of(Map<String, Object> facts) {
      return new Found(said(facts, "checked"), said(facts, "problems"), said(facts, "result"), said(facts, "summary"));
    }

    private static String said(Map<String, Object> facts, String key) {
      return Objects.toString(facts.get(key), "");
    }
  }

  @Override
  public List<Block> of(String name, Printable printable, Locale locale) {
    Case matter = printable.matter();
    if (!name.equals(RESULT) || !OnSite.isVisit(matter)) {
      return List.of();
    }
    Found now = Found.of(matter.facts());
    Optional<Found> signed =
        visits.ofCase(matter.id()).flatMap(visits::find).flatMap(seal::find).map(sealed -> Found.of(SiteState.JSON.readTree(sealed.body())));
    List<Block> blocks = new ArrayList<>(List.of(fields(signed.orElse(now), locale)));
    signed.filter(record -> !record.result().equals(now.result()) || !record.problems().equals(now.problems())).ifPresent(record -> blocks.add(new Block.Words(
        texts.text(locale, PREFIX + "changed", result(now.result(), locale), now.problems(), now.summary()))));
    return blocks;
  }

  private Block fields(Found found, Locale locale) {
    return new Block.Fields(List.of(
        pair("checked", found.checked(), locale), pair("problems", found.problems(), locale), pair("result", result(found.result(), locale), locale),
        pair("summary", found.summary(), locale)));
  }

  private Pair pair(String name, String value, Locale locale) {
    return new Pair(texts.text(locale, PREFIX + name), value);
  }

  private String result(String key, Locale locale) {
    return key.isEmpty() ? "" : texts.text(locale, "inspection.visit.result." + key);
  }
}
