package io.haihe.modules.service.web;

import io.haihe.modules.service.Ratings;
import io.haihe.modules.service.Ratings.Line;
import io.haihe.modules.service.rating.Score;
import io.haihe.platform.Spreadsheet;
import io.haihe.platform.Texts;
import io.haihe.platform.web.Page;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** How residents rated what was done, by item and by office, for anybody: as a page, a table and JSON. */
@Controller
@Tag(name = "Ratings", description = "How residents rated what was done (好差评), for anybody")
class RatingPages {

  private static final int SHOWN = 100;

  private final Pages pages;
  private final Ratings ratings;
  private final RatingWords words;
  private final Texts texts;

  RatingPages(Pages pages, Ratings ratings, RatingWords words, Texts texts) {
    this.pages = pages;
    this.ratings = ratings;
    this.words = words;
    this.texts = texts;
  }

  @GetMapping("/services/ratings")
  PageView show(HttpServletRequest request, HttpServletResponse response, Locale locale) {
    KeptPages.mayKeep(request, response, Set.of());
    Ratings.Summary summary = ratings.summary(locale);
    return pages.view("service/ratings").with("view", new RatedView(
        Page.date(summary.from(), locale), words.line("", "", summary.all(), locale),
        summary.items().stream().limit(SHOWN).map(line -> words.line("/services/" + line.key(), line.name(), line.score(), locale)).toList(), summary.fewItems(),
        summary.units().stream().limit(SHOWN).map(line -> words.line("", line.name(), line.score(), locale)).toList(), summary.fewUnits()));
  }

  @GetMapping("/services/ratings.csv")
  ResponseEntity<byte[]> table(Locale locale) {
    Ratings.Summary summary = ratings.summary(locale);
    byte[] file = Spreadsheet.of(csv -> {
      csv.printRecord(texts.text(locale, "service.ratings.by"), texts.text(locale, "service.field.code"), texts.text(locale, "service.field.name"),
          texts.text(locale, "service.ratings.count"), texts.text(locale, "service.ratings.mean"), texts.text(locale, "service.ratings.satisfied"),
          texts.text(locale, "service.ratings.mended"));
      print(csv, texts.text(locale, "service.ratings.item"), summary.items());
      print(csv, texts.text(locale, "service.ratings.office"), summary.units());
    });
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ratings.csv\"")
        .body(file);
  }

  private static void print(CSVPrinter csv, String by, List<Line> lines) throws IOException {
    for (Line line : lines) {
      Score score = line.score();
      csv.printRecord(
          by, line.key(), line.name(), score.about(), RatingWords.mean(score, Locale.ROOT), RatingWords.share(score.satisfiedShare(), Locale.ROOT),
          RatingWords.share(score.mendedShare(), Locale.ROOT));
    }
  }

  @Schema(description = "Ratings, summed; nothing is told of fewer than five")
  record Rated(
      @Schema(description = "To the nearest five") long ratings,
      @Schema(description = "From 5, very satisfied, to 1") @Nullable Double mean,
      @Schema(description = "Share of those basically satisfied or better") @Nullable Double satisfied,
      @Schema(description = "Of the bad ratings, the share of those about which it was put right; null of fewer than five bad ones") @Nullable Double mended) {

    static Rated of(Score score) {
      return new Rated(score.about(), rounded(score.mean(), 10), rounded(score.satisfiedShare(), 100), rounded(score.mendedShare(), 100));
    }

    private static @Nullable Double rounded(OptionalDouble value, double steps) {
      return value.isEmpty() ? null : Math.round(value.getAsDouble() * steps) / steps;
    }
  }

  @Schema(description = "Code of an item, or key of an office")
  record RatedLine(String key, String name, Rated rated) {}

  @Schema(description = "The ratings of the last twelve months, the running one with them")
  record RatingSummary(LocalDate from, Rated all, List<RatedLine> items, List<RatedLine> offices) {}

  @GetMapping("/api/v1/ratings")
  @ResponseBody
  @SecurityRequirements
  @Operation(summary = "Read the ratings", description = "By item of the catalogue and by office; those of fewer than five ratings are left out.")
  RatingSummary read(Locale locale) {
    Ratings.Summary summary = ratings.summary(locale);
    return new RatingSummary(summary.from(), Rated.of(summary.all()), lines(summary.items()), lines(summary.units()));
  }

  private static List<RatedLine> lines(List<Line> lines) {
    return lines.stream().map(line -> new RatedLine(line.key(), line.name(), Rated.of(line.score()))).toList();
  }
}
