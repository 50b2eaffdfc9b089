package io.haihe.cli;

import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import io.haihe.platform.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The person at the terminal: what is said to them, in their language. */
record Terminal(PrintWriter out, PrintWriter err, Texts texts, Locale locale) {

  /** Speaks {@code HAIHE_LANG}, or the language of the system. */
  static Terminal system() {
    var chosen = System.getenv("HAIHE_LANG");
    var locale = chosen == null || chosen.isBlank() ? Locale.getDefault() : Locale.forLanguageTag(chosen.replace('_', '-'));
    return new Terminal(new PrintWriter(System.out, true), new PrintWriter(System.err, true), Texts.load(), locale);
  }

  void say(String key, @Nullable Object... args) {
    out.println(text(key, args));
  }

  void warn(Finding finding) {
    err.println(texts.line(locale, finding));
  }

  /** With the path from here, so that a terminal can open it and several packages stay apart. */
  void warn(Path folder, Finding finding) {
    var file = folder.resolve(String.valueOf(finding.file())).toString();
    warn(new Finding(file, finding.line(), finding.column(), finding.field(), finding.code(), finding.args()));
  }

  Progress progress(String key, long total) {
    return Progress.onTerminal(text(key), total);
  }

  String text(String key, @Nullable Object... args) {
    return texts.text(locale, key, args);
  }

  boolean has(String key) {
    return texts.has(locale, key);
  }

  List<String> keys(String prefix) {
    return texts.keys(locale).stream().filter(key -> key.startsWith(prefix)).toList();
  }
}
