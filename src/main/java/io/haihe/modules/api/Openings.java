package io.haihe.modules.api;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Point;
import io.haihe.kernel.intake.Brought;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.api.Bodies.ContactBody;
import io.haihe.modules.api.Bodies.OpenCase;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the command that opens a case out of what a program sent. */
@Component
class Openings {

  private static final String CHANNEL = "api";

  private final Scenarios scenarios;
  private final Places places;
  private final HandedIn handedIn;

  Openings(Scenarios scenarios, Places places, HandedIn handedIn) {
    this.scenarios = scenarios;
    this.places = places;
    this.handedIn = handedIn;
  }

  /** A case to be opened, with the files it comes with. */
  record Opening(Command.Open command, List<Brought> files) {}

  /** @throws BadInput naming the field that is wrong */
  Opening of(Viewer viewer, @Nullable String key, OpenCase body, Instant at) {
    String name = Bodies.required("scenario", body.scenario());
    Scenario scenario = scenario(name);
    CaseType type = scenario.type(type(scenario, body.type()));
    Map<String, Object> form = Bodies.given(body.form());
    Point point = body.point() == null ? null : body.point().point();
    List<Brought> files = handedIn.brought(viewer, type, form);
    Command.Open command = new Command.Open(
        new Actor.Staff(viewer), at, key, scenario.key(), type.key(),
        Bodies.required("category", body.category()), place(body, point), point, body.address(),
        Bodies.required("text", body.text()), contact(body.contact()), form, CHANNEL, false)
        .with(files.stream().map(each -> each.file().info()).toList());
    return new Opening(command, files);
  }

  /** @throws BadInput if there is none */
  CaseType type(String scenario, @Nullable String type) {
    Scenario found = scenario(scenario);
    return found.type(type(found, type));
  }

  private Scenario scenario(String name) {
    return scenarios.find(name).orElseThrow(() -> new BadInput(Finding.ofField("scenario", "api.scenario.unknown", name)));
  }

  private static String type(Scenario scenario, @Nullable String type) {
    if (type == null) {
      return scenario.types().keySet().iterator().next();
    }
    if (!scenario.types().containsKey(type)) {
      throw new BadInput(
          Finding.ofField("type", "api.type.unknown", type, String.join(", ", scenario.types().keySet())));
    }
    return type;
  }

  private PlaceCode place(OpenCase body, @Nullable Point point) {
    PlaceCode given = CaseQuery.placeCode(places, "place", body.place());
    if (given != null && places.retired(given)) {
      throw new BadInput(Finding.ofField("place", "api.place.unknown"));
    }
    if (given != null) {
      return given;
    }
    if (point == null) {
      throw new BadInput(Finding.ofField("place", "api.place.missing"));
    }
    return places.at(point.longitude(), point.latitude())
        .map(Place::code)
        .orElseThrow(() -> new BadInput(Finding.ofField("point", "api.place.outside")));
  }

  private static Contact contact(@Nullable ContactBody contact) {
    return contact == null ? Contact.NONE : new Contact(contact.name(), contact.phone(), contact.email());
  }
}
