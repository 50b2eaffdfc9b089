package io.haihe.platform;

import java.util.Locale;

/** Words that come from elsewhere than the message bundles, such as a scenario's: an argument of a message that is told in the reader's language. */
@FunctionalInterface
public interface Worded {

  String in(Locale locale);
}
