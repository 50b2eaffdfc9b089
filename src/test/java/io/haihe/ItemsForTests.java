package io.haihe;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Item;
import io.haihe.kernel.scenario.ItemBook;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** A catalogue that tests can publish in; it begins with the items that stories walked in the browser apply for. */
public final class ItemsForTests implements ItemBook {

  public static final String HYGIENE = "120101-017";
  public static final String RETIRED = "120101-002";
  public static final String UPSTREET = "120101-004";

  private final Map<String, Item> items = new ConcurrentSkipListMap<>();

  ItemsForTests() {
    publish(hygiene("3", "5 working-day"));
    publish(plain(RETIRED, "停办的事项", "An item of the past", "government-service", false, Set.of()));
    publish(plain(UPSTREET, "只在河滨街道办理", "Riverside only", "government-service", true, Set.of(TinyCity.RIVERSIDE)));
    publish(plain("120101-201", "新生儿出生一件事", "A child is born", "newborn-registration", true, Set.of()));
    publish(plain("120101-301", "开办餐饮店一件事", "Opening a restaurant", "restaurant-opening", true, Set.of()));
    publish(plain("120101-401", "高龄津贴", "Allowance for elders", "elder-allowance", true, Set.of()));
  }

  public static Item hygiene(String version, String promise) {
    return new Item(
        HYGIENE, version, Map.of("zh", "公共场所卫生许可", "en", "Hygiene permit"), "government-service", true, Set.of(),
        Item.Kind.PROMISED, limit(promise), limit("20 working-day"), "urban-management", 0, "01", Map.of());
  }

  /** One that costs something, in fen. */
  public static Item paid(String code, long fee) {
    return new Item(
        code, "1", Map.of("zh", "收费事项", "en", "An item with a fee"), "government-service", true, Set.of(), Item.Kind.PROMISED,
        limit("5 working-day"), null, "urban-management", fee, "", Map.of());
  }

  private static Item plain(String code, String zh, String en, String scenario, boolean taken, Set<PlaceCode> places) {
    return new Item(
        code, "1", Map.of("zh", zh, "en", en), scenario, taken, places, Item.Kind.PROMISED, limit("5 working-day"), null, null, 0, "", Map.of());
  }

  private static Limit limit(String text) {
    return Limit.parse(text).orElseThrow();
  }

  public void publish(Item item) {
    items.put(item.code(), item);
  }

  @Override
  public Optional<Item> find(String code) {
    return Optional.ofNullable(items.get(code));
  }

  @Override
  public List<Item> find(String scenario, String words, Locale locale, int most) {
    return items.values().stream()
        .filter(item -> item.taken() && item.scenario().equals(scenario) && item.name(locale).contains(words))
        .limit(most)
        .toList();
  }
}
