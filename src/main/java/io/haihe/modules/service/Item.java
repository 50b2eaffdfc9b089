package io.haihe.modules.service;

import io.haihe.kernel.place.Limit;
import io.haihe.modules.service.find.Reach;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that can be asked of the city (政务服务事项), as one of its guides tells it. What is not said is empty.
 *
 * @param code by which the product knows it, in addresses too; the longest official code where it has no other
 * @param basicCode 基本编码, 12 characters
 * @param implementationCode 实施编码, 31 characters
 * @param businessCode 业务办理项编码, 33 characters
 * @param type number of its type (01 licence … 20 public service), also one of a city's own
 * @param level 1 nation, 2 province, 3 city, 4 county, 5 town, 6 village; 0 where it is not said
 * @param regions codes of the places where it applies, with all below; none means everywhere
 * @param scope where one may apply (通办范围): {@code nation}, {@code province}, {@code city}, {@code district}, {@code none}
 * @param unit key of the unit that handles it, or empty
 * @param department its name, for where the unit is not known here
 * @param handling {@code instant} (即办件) or {@code promised} (承诺件)
 * @param audiences {@code person}, {@code enterprise}, {@code other}
 * @param events keys of life events
 * @param phrases what people call it
 * @param visits how often one has to come; -1 where it is not said
 * @param statutory limit in the words of {@link Limit}
 * @param promised likewise
 * @param fees what has to be paid; none does not mean that nothing has
 * @param free whether it is said to cost nothing
 * @param online whether it can be applied for here
 * @param scenario by which an application is handled; see {@link #handledBy}
 * @param caseType of that scenario; empty for its first
 * @param source where its data come from
 * @param sample whether it was made up for the demonstration
 */
public record Item(
    String code,
    String basicCode,
    String implementationCode,
    String businessCode,
    String type,
    int level,
    Bilingual name,
    Bilingual summary,
    List<String> regions,
    String scope,
    String unit,
    Bilingual department,
    String handling,
    List<String> audiences,
    List<String> events,
    List<String> phrases,
    Bilingual conditions,
    List<Material> materials,
    int visits,
    String statutory,
    Bilingual statutoryNote,
    String promised,
    Bilingual promisedNote,
    List<SpecialProcedure> special,
    List<Fee> fees,
    boolean free,
    List<Outcome> results,
    List<Office> places,
    List<FlowStep> flow,
    Bilingual consult,
    Bilingual complaint,
    List<LegalBasis> legalBasis,
    List<Question> questions,
    boolean online,
    String scenario,
    String caseType,
    String source,
    boolean sample) {

  /** Handles whatever has no scenario of its own. */
  public static final String USUAL_SCENARIO = "government-service";

  private static final Set<String> ON_APPLICATION = Set.of("01", "05", "07", "08", "09", "10", "20");

  public Optional<Limit> statutoryLimit() {
    return Limit.parse(statutory);
  }

  public Optional<Limit> promisedLimit() {
    return Limit.parse(promised);
  }

  public boolean instant() {
    return handling.equals("instant");
  }

  /** The scenario an application goes to; empty for what is only told about. */
  public String handledBy() {
    return handledBy(online, scenario);
  }

  static String handledBy(boolean online, String scenario) {
    return !online ? "" : scenario.isEmpty() ? USUAL_SCENARIO : scenario;
  }

  /** Whether somebody has to ask for it (依申请), as opposed to what an authority does by itself. */
  public boolean onApplication() {
    return ON_APPLICATION.contains(type);
  }

  /** Whether it applies at a place; the code's zeros at the end stand for everything below. */
  public boolean appliesAt(String place) {
    return Reach.covers(regions, Reach.stem(place));
  }

  /** Fields that a resident asks for and of which the guide says nothing, in their order. */
  public List<String> silent() {
    return Stream.of(
            Map.entry("unit", unit.isEmpty()),
            Map.entry("materials", materials.isEmpty()),
            Map.entry("fees", fees.isEmpty() && !free),
            Map.entry("results", results.isEmpty()),
            Map.entry("places", places.isEmpty()),
            Map.entry("legalBasis", legalBasis.isEmpty()),
            Map.entry("complaint", complaint.isEmpty()))
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .toList();
  }
}
