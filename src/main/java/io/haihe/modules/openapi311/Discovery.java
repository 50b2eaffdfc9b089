package io.haihe.modules.openapi311;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The service discovery document. */
@Component
class Discovery {

  private static final String CHANGESET = "2026-11-25T00:00:00Z";
  private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

  private final Open311Settings settings;

  Discovery(Open311Settings settings) {
    this.settings = settings;
  }

  Answer answer() {
    String url =
        ServletUriComponentsBuilder.fromCurrentContextPath().path(GeoReport.VERSION_2).toUriString();
    Answer.Fields endpoint =
        Answer.fields()
            .and("specification", SPECIFICATION)
            .and("url", url)
            .and("changeset", CHANGESET)
            .and("type", settings.type())
            .and("formats", List.of("text/xml", "application/json"));
    return new Answer(
        "discovery",
        Answer.fields()
            .and("changeset", CHANGESET)
            .and("contact", settings.contact())
            .and("key_service", settings.keyService())
            .and("endpoints", List.of(endpoint)));
  }
}
