package io.haihe.modules.service.web;

import io.haihe.modules.service.Card;
import io.haihe.modules.service.Catalogue;
import io.haihe.modules.service.Item;
import io.haihe.modules.service.Finder;
import io.haihe.modules.service.Items;
import io.haihe.modules.service.Published;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue for programs, without signing in; answers carry an ETag and may be kept for a minute. */
@RestController
@RequestMapping("/api/v1/items")
@SecurityRequirements
@Tag(name = "Items", description = "The catalogue of what can be asked of the city (政务服务事项), for anybody")
class ItemsApi {

  private static final int MOST = 500;
  private static final int MOST_FOUND = 5000;

  private final Catalogue catalogue;
  private final Finder search;
  private final Items items;
  private final Districts districts;

  ItemsApi(Catalogue catalogue, Finder search, Items items, Districts districts) {
    this.catalogue = catalogue;
    this.search = search;
    this.items = items;
    this.districts = districts;
  }

  @Schema(description = "One page of the items that are offered")
  record ItemPage(List<Card> items, long total, @Schema(description = "The next page's number; null on the last") @Nullable Integer next) {}

  @Schema(description = "A version of an item, which never changes")
  record ItemVersion(
      Item item,
      int version,
      Instant publishedAt,
      @Schema(description = "Whether it is the one in force") boolean current,
      @Schema(description = "Set for an item that is not offered any more") Published.@Nullable Retirement retirement) {

    static ItemVersion of(Published published) {
      return new ItemVersion(published.item(), published.version(), published.at(), published.current(), published.retirement());
    }
  }

  @GetMapping
  @Operation(summary = "List items", description = "Those that are offered, in the order of their codes; by words, the best first.")
  ItemPage list(
      @Parameter(description = "Words of its name, or what people call it", example = "孩子上户口") @RequestParam(defaultValue = "") String q,
      @Parameter(description = "Code of the district it has to apply in", example = "120101000000") @RequestParam(defaultValue = "") String place,
      @Parameter(description = "A life event", example = "birth") @RequestParam(defaultValue = "") String event,
      @Parameter(description = "person, enterprise or other") @RequestParam(defaultValue = "") String audience,
      @Parameter(description = "Key of a unit, or the Chinese name of a department") @RequestParam(defaultValue = "") String department,
      @Parameter(description = "Number of its type", example = "07") @RequestParam(defaultValue = "") String type,
      @Parameter(description = "From 1") @RequestParam(defaultValue = "1") int page,
      @Parameter(description = "1 to 500") @RequestParam(defaultValue = "100") int size,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale) {
    int most = Math.clamp(size, 1, MOST);
    int at = Math.clamp(page, 1, 100_000);
    CatalogueQuery query = new CatalogueQuery(q.strip(), districts.known(place), event, audience, department, type, at);
    List<Card> found = (q.isBlank() ? catalogue.cards() : words(query)).stream().filter(query.filter()).toList();
    List<Card> shown = found.stream().skip((at - 1L) * most).limit(most).toList();
    if (q.isEmpty() && !shown.isEmpty()) {
      KeptPages.mayKeep(request, response, Set.of("place", "event", "audience", "department", "type", "page", "size"));
    }
    return new ItemPage(shown, found.size(), (long) at * most < found.size() ? at + 1 : null);
  }

  private List<Card> words(CatalogueQuery query) {
    return search.find(query.q(), query.place()).codes().stream().flatMap(code -> catalogue.card(code).stream()).toList();
  }

  @GetMapping("/{code}")
  @Operation(summary = "Read an item", description = "The newest version; of an item that was retired, with the reason and what takes its place.")
  ItemVersion one(@PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
    KeptPages.mayKeep(request, response, Set.of());
    return items.last(code).map(ItemVersion::of).orElseThrow(ItemsApi::unknown);
  }

  @GetMapping("/{code}/versions/{version}")
  @Operation(summary = "Read a version of an item", description = "Any that was ever published, as a case pins it.")
  ItemVersion version(@PathVariable String code, @PathVariable int version, HttpServletRequest request, HttpServletResponse response) {
    KeptPages.mayKeep(request, response, Set.of());
    return items.version(code, version).map(ItemVersion::of).orElseThrow(ItemsApi::unknown);
  }

  private static NotFound unknown() {
    return new NotFound(Finding.ofField("code", "service.unknown"));
  }
}
