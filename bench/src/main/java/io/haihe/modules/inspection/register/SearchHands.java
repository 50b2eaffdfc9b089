package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.PlaceCode;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** For the benchmarks: pages of the register of parties. */
public final class SearchHands {

  private static final int PAGE = 51;

  private final PartySearch search;

  public SearchHands(Function<Class<?>, Object> beans) {
    search = (PartySearch) beans.apply(PartySearch.class);
  }

  /** @return how many parties are on the page */
  public int page(String words, PlaceCode place, @Nullable RiskClass risk, String field, @Nullable String after) {
    return search.find(new PartyQuestion(words, place, risk, field, null), Optional.ofNullable(after).flatMap(PartySearch.Mark::parse), PAGE).size();
  }
}
