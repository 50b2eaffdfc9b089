package io.haihe.modules.screen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cases behind a figure.
 *
 * @param narrowed what it is narrowed to: a state, a category, a unit; empty where to nothing
 * @param parts the parts of a ratio to choose from; empty where it has none
 * @param next where to look on, or null
 * @param looked how many cases were looked at for this page
 */
public record BehindView(
    Figure figure, String period, String narrowed, List<Choice> parts, List<Line> lines, @Nullable String next, int looked) {

  public record Choice(String name, String link, boolean chosen) {}

  public record Line(String number, String what, String scenario, String where, String state, String opened, String ended) {}
}
