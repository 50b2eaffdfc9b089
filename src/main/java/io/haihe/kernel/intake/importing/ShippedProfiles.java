package io.haihe.kernel.intake.importing;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The import profiles that come with the program; looked for when they are first asked for. */
@Component
class ShippedProfiles {

  private final Supplier<Map<String, String>> texts = SingletonSupplier.of(ShippedProfiles::read);

  private static Map<String, String> read() {
    Map<String, String> texts = new TreeMap<>();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:imports/*.yaml")) {
        texts.put(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  List<String> names() {
    return new ArrayList<>(texts.get().keySet());
  }

  String text(String name) {
    String text = texts.get().get(name);
    if (text == null) {
      throw new BadInput(Finding.ofField("profile", "importing.profile.which", name, String.join(", ", texts.get().keySet())));
    }
    return text;
  }
}
