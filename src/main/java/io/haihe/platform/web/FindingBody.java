package io.haihe.platform.web;

import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A finding as programs read it: one entry of {@code errors} in a problem. */
public final class FindingBody {

  private FindingBody() {}

  public static Map<String, @Nullable Object> of(Texts texts, Locale locale, Finding finding) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("field", finding.field());
    body.put("code", finding.code());
    body.put("message", texts.say(locale, finding));
    if (texts.has(locale, finding.code() + ".mend")) {
      body.put("mend", texts.mend(locale, finding));
    }
    if (finding.line() > 0) {
      body.put("line", finding.line());
      body.put("column", finding.column());
    }
    return body;
  }
}
