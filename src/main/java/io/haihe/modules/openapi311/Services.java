package io.haihe.modules.openapi311;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The services: every category that residents may report, of every scenario that is published to Open311. */
@Component
class Services {

  private final Scenarios scenarios;

  Services(Scenarios scenarios) {
    this.scenarios = scenarios;
  }

  List<Service> all() {
    return scenarios.open().stream().flatMap(Services::of).toList();
  }

  Optional<Service> find(String code) {
    int dot = code.indexOf('.');
    return dot < 0
        ? Optional.empty()
        : scenarios.find(code.substring(0, dot)).stream()
            .flatMap(Services::of)
            .filter(service -> service.code().equals(code))
            .findFirst();
  }

  /** As {@link #find}, of those that take new requests. */
  Optional<Service> open(String code) {
    return find(code).filter(service -> scenarios.retirement(service.scenario().key()).isEmpty());
  }

  private static Stream<Service> of(Scenario scenario) {
    return scenario.types().values().stream()
        .filter(type -> type.publication().open311() && type.intake().reporter())
        .flatMap(type -> scenario.categories(type).byCode().values().stream()
            .filter(category -> category.leaf() && category.reportable() && !category.code().contains("/"))
            .map(category -> new Service(code(scenario, type.key(), category.code()), scenario, type, category)));
  }

  /** The first type's services have the short code, so that a type added later changes no code. */
  static String code(Scenario scenario, String type, String category) {
    boolean first = scenario.types().keySet().iterator().next().equals(type);
    return scenario.key() + "." + (first ? "" : type + ".") + category;
  }

  static Answer answer(List<Service> services, Locale language) {
    return new Answer("services", services.stream().map(service -> fields(service, language)).toList());
  }

  private static Answer.Fields fields(Service service, Locale language) {
    return Answer.fields()
        .and("service_code", service.code())
        .and("service_name", service.category().name(language))
        .and("description", description(service, language))
        .and("metadata", service.hasAttributes())
        .and("type", "realtime")
        .and("keywords", keywords(service, language))
        .and("group", group(service, language));
  }

  private static String description(Service service, Locale language) {
    return service.scenario().texts().text(language, "title") + " · " + service.category().name(language);
  }

  private static String keywords(Service service, Locale language) {
    String column = language.getLanguage().equals("zh") ? "words_zh" : "words_en";
    return service.category().columns().getOrDefault(column, "").replace(";", ", ");
  }

  private static String group(Service service, Locale language) {
    List<Category> path = service.scenario().categories().path(service.category().code());
    Category group = path.size() > 1 ? path.get(path.size() - 2) : service.category();
    return group.name(language);
  }

  /** The case type's own name for a service of it. */
  static String serviceName(Scenario scenario, CaseType type, String category, Locale language) {
    return scenario.categories().find(category)
        .map(found -> found.name(language))
        .orElseGet(() -> scenario.texts().text(language, "cases." + type.key()));
  }
}
