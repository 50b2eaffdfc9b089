package io.haihe.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Fills in the form of a page as a person does, whatever the fields look like: what is entered is told as in a story. */
final class Filling {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Locator form;
  private final Function<String, String> units;

  /** @param units the value of the choice that stands for a unit, by what the story calls it */
  Filling(Locator form, Function<String, String> units) {
    this.form = form;
    this.units = units;
  }

  /** What is asked is answered first; that may bring up the other questions. */
  void enter(JsonNode fields) {
    List<Map.Entry<String, JsonNode>> left = new ArrayList<>(fields.properties());
    while (!left.isEmpty()) {
      Map.Entry<String, JsonNode> next =
          left.stream().filter(field -> inputs(field.getKey()).count() > 0).findFirst().orElseGet(() -> awaited(left));
      enter(next.getKey(), next.getValue());
      left.remove(next);
    }
  }

  private Map.Entry<String, JsonNode> awaited(List<Map.Entry<String, JsonNode>> left) {
    try {
      inputs(left.getFirst().getKey()).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    } catch (TimeoutError none) {
      throw new AssertionError("the form has a field " + left.getFirst().getKey() + ":\n" + form.innerText(), none);
    }
    return left.getFirst();
  }

  private Locator inputs(String field) {
    return form.locator("[name='f." + field + "']");
  }

  private void enter(String field, JsonNode value) {
    Locator inputs = inputs(field);
    Locator first = inputs.first();
    String kind = String.valueOf(first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type"));
    List<String> texts = value.isArray() ? value.valueStream().map(JsonNode::asString).toList() : List.of(value.asString());
    switch (kind) {
      case "select" -> texts.forEach(text -> first.selectOption(new SelectOption().setValue(choice(inputs, text))));
      case "checkbox", "radio" -> texts.stream().filter(text -> !text.equals("false") || kind.equals("radio"))
          .forEach(text -> pick(form.locator("[name='f." + field + "'][value='" + choice(inputs, text) + "']")));
      case "datetime-local" -> first.fill(local(texts.getFirst()));
      default -> first.fill(texts.getFirst());
    }
  }

  /** A choice by its value, or else the unit of that letter. */
  private String choice(Locator inputs, String text) {
    List<?> offered = (List<?>) inputs.evaluateAll("all => (all[0].options ? [...all[0].options] : all).map(each => each.value)");
    return offered.contains(text) ? text : units.apply(text);
  }

  private static void pick(Locator one) {
    if (!one.isVisible() && one.locator("xpath=ancestor::details[not(@open)]").count() > 0) {
      one.locator("xpath=ancestor::details[not(@open)]/summary").first().click();
    }
    Locator label = one.locator("xpath=ancestor::label | ancestor::form//label[@for='" + one.getAttribute("id") + "']").first();
    if (!one.isChecked()) {
      label.click();
    }
  }

  private static String local(String moment) {
    return moment.matches(".*[+-]\\d\\d:\\d\\d|.*Z")
        ? OffsetDateTime.parse(moment).atZoneSameInstant(ZONE).toLocalDateTime().toString()
        : moment;
  }
}
