package io.haihe.kernel.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How the rows of a group begin with the papers that the case's item lets come later (容缺), as {@code x-later} of the group declares it.
 *
 * @param papers field of the report that keeps them, with {@code x-item: later}
 * @param said field of the report in which the applicant says which of them come later; empty for none
 * @param name field of a row for the paper's name
 * @param limit field of a row in which its time is chosen
 * @param limits what each choice of it means, such as {@code 5 working-day}
 */
public record LaterRows(String papers, String said, String name, String limit, Map<String, String> limits) {

  /** Empty for a field that declares none. */
  public static Optional<LaterRows> of(Form form, Form.Field group) {
    JsonNode declared = form.schema().path("properties").path(group.key()).path("x-later");
    if (declared.isMissingNode()) {
      return Optional.empty();
    }
    Map<String, String> limits = new LinkedHashMap<>();
    declared.path("limits").properties().forEach(each -> limits.put(each.getKey(), each.getValue().asString("")));
    return Optional.of(new LaterRows(
        declared.path("papers").asString(""), declared.path("said").asString(""), declared.path("name").asString(""),
        declared.path("limit").asString(""), limits));
  }
}
