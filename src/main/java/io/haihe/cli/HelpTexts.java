package io.haihe.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Picocli's help from our message bundles: its key {@code haihe.serve.port} is our {@code cli.haihe.serve.port}. */
final class HelpTexts extends ResourceBundle {

  private static final String PREFIX = "cli.";
  private final Terminal terminal;

  HelpTexts(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return terminal.has(PREFIX + key) ? terminal.text(PREFIX + key) : null;
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(terminal.keys(PREFIX).stream().map(key -> key.substring(PREFIX.length())).toList());
  }
}
