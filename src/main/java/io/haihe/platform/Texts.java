package io.haihe.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The words of the product in its languages, from every {@code messages/*.properties} on the classpath: {@code
 * casework.properties} is English, {@code casework_zh.properties} Chinese. Texts with a brace are {@link MessageFormat}
 * patterns, the others are taken as they are.
 */
public final class Texts {

  /** The languages the product speaks; the first is the one to fall back on. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);

  private final Map<String, Map<String, String>> byLanguage;

  private Texts(Map<String, Map<String, String>> byLanguage) {
    this.byLanguage = byLanguage;
  }

  /** Reads all bundles. */
  public static Texts load() {
    var texts = new HashMap<String, Map<String, String>>();
    try {
      for (var bundle : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
        read(bundle, texts.computeIfAbsent(language(bundle), _ -> new HashMap<>()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Texts(texts);
  }

  /** The sentence of {@code key}; a missing one shows as {@code ??key??} rather than failing a page. */
  public String text(Locale locale, String key, @Nullable Object... args) {
    var pattern = pattern(locale, key);
    if (pattern == null) {
      return "??" + key + "??";
    }
    return args.length == 0 || !pattern.contains("{") ? pattern : new MessageFormat(pattern, language(locale)).format(worded(locale, args));
  }

  private @Nullable Object[] worded(Locale locale, @Nullable Object[] args) {
    return Arrays.stream(args).map(arg -> worded(locale, arg)).toArray();
  }

  private @Nullable Object worded(Locale locale, @Nullable Object arg) {
    return switch (arg) {
      case Worded words -> words.in(language(locale));
      case Finding inner -> say(locale, inner);
      case null, default -> arg;
    };
  }

  public boolean has(Locale locale, String key) {
    return pattern(locale, key) != null;
  }

  /** Every key in the language nearest to {@code locale}. */
  public Set<String> keys(Locale locale) {
    return Set.copyOf(byLanguage.getOrDefault(language(locale).getLanguage(), Map.of()).keySet());
  }

  /** What is wrong. */
  public String say(Locale locale, Finding finding) {
    return text(locale, finding.code(), finding.args().toArray());
  }

  /** What to do about it. */
  public String mend(Locale locale, Finding finding) {
    Object[] args = finding.args().stream().map(arg -> arg instanceof Finding inner ? mend(locale, inner) : arg).toArray();
    return text(locale, finding.code() + ".mend", args);
  }

  /** What is wrong, and what to do about it where that is told. */
  public String sentence(Locale locale, Finding finding) {
    var said = say(locale, finding);
    return has(locale, finding.code() + ".mend") ? said + " " + mend(locale, finding) : said;
  }

  /** The finding as one line for a terminal: {@code file:line:column: field: what is wrong what to do}. */
  public String line(Locale locale, Finding finding) {
    var line = new StringBuilder();
    if (finding.file() != null) {
      line.append(finding.file());
      line.append(finding.line() > 0 ? ":" + finding.line() : "");
      line.append(finding.column() > 0 ? ":" + finding.column() : "").append(": ");
    }
    if (finding.field() != null) {
      line.append(finding.field()).append(": ");
    }
    return line.append(sentence(locale, finding)).toString();
  }

  /** The language of ours that is nearest to {@code locale}. */
  public static Locale language(Locale locale) {
    return LANGUAGES.stream()
        .filter(ours -> ours.getLanguage().equals(locale.getLanguage()))
        .findFirst()
        .orElse(LANGUAGES.getFirst());
  }

  private @Nullable String pattern(Locale locale, String key) {
    return byLanguage.getOrDefault(language(locale).getLanguage(), Map.of()).get(key);
  }

  private static String language(Resource bundle) {
    var name = String.valueOf(bundle.getFilename());
    return name.endsWith("_zh.properties") ? "zh" : "en";
  }

  private static void read(Resource bundle, Map<String, String> texts) throws IOException {
    var properties = new Properties();
    try (var reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
  }
}
