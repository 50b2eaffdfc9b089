package io.haihe.kernel.org.web;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** Shows a form again with what is wrong, instead of the general page for it. */
final class Refill {

  private Refill() {}

  static View onBadInput(Supplier<View> command, Function<List<Finding>, PageView> form) {
    try {
      return command.get();
    } catch (BadInput bad) {
      return form.apply(bad.findings()).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }
}
