package io.haihe.platform.web;

import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What every template is given as {@code page}: the words in the viewer's language and what the layout shows around
 * the content.
 *
 * @param title already in the viewer's language
 * @param path path of the request, without query
 * @param query query of the request without the language, or empty
 * @param viewerName null for somebody not signed in
 * @param token asked only by a page that needs it, since asking begins a session; gives null where the request is not
 *     protected
 * @param guidance what this viewer is told here the first time; null for most
 */
public record Page(
    String title,
    Locale locale,
    String path,
    String query,
    @Nullable String viewerName,
    List<Link> navigation,
    Supplier<@Nullable Csrf> token,
    Supplier<@Nullable Guide> guidance,
    Texts texts,
    UnaryOperator<String> assets) {

  /**
   * A link of the header.
   *
   * @param open whether it leads to the page shown
   * @param news how much is new there
   * @param seldom whether it lies in the menu at the end, so that the others fit in a line
   */
  public record Link(String path, String text, boolean open, int news, boolean seldom) {}

  /** The token every POST needs: as a form field, or as a header of a scripted request. */
  public record Csrf(String field, String header, String token) {

    /** For {@code hx-headers}. */
    public String headersJson() {
      return "{\"" + header + "\":\"" + token + "\"}";
    }
  }

  public @Nullable Csrf csrf() {
    return token.get();
  }

  public @Nullable Guide guide() {
    return guidance.get();
  }

  /** The links of the header: those in its line, or those in its menu. */
  public List<Link> navigation(boolean seldom) {
    return navigation.stream().filter(link -> link.seldom() == seldom).toList();
  }

  public boolean isSignedIn() {
    return viewerName != null;
  }

  public String text(String key, @Nullable Object... args) {
    return texts.text(locale, key, args);
  }

  public String say(Finding finding) {
    return texts.say(locale, finding);
  }

  public String mend(Finding finding) {
    return texts.has(locale, finding.code() + ".mend") ? texts.mend(locale, finding) : "";
  }

  /** The address of a file under {@code static/}, which changes with its content. */
  public String asset(String file) {
    return assets.apply("/static/" + file);
  }

  public String webjar(String file) {
    return assets.apply("/webjars/" + file);
  }

  /** The address of this page in another language. */
  public String inLanguage(String language) {
    return path + "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + language;
  }

  public boolean isChinese() {
    return locale.getLanguage().equals("zh");
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** {@code share} of 1 as a percentage with one decimal. */
  public String percent(double share) {
    var format = NumberFormat.getPercentInstance(locale);
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return format.format(share);
  }

  public String date(LocalDate date) {
    return date(date, locale);
  }

  /** As pages say a date. */
  public static String date(LocalDate date, Locale locale) {
    return DateTimeFormatter.ofPattern(locale.getLanguage().equals("zh") ? "yyyy年M月d日" : "d MMM yyyy", locale).format(date);
  }

  /** To the minute, on the clock of the time's own zone. */
  public String time(ZonedDateTime time) {
    return time(time, locale);
  }

  /** As pages say a time. */
  public static String time(ZonedDateTime time, Locale locale) {
    return DateTimeFormatter.ofPattern(locale.getLanguage().equals("zh") ? "yyyy年M月d日 HH:mm" : "d MMM yyyy, HH:mm", locale).format(time);
  }
}
