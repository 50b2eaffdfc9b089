package io.haihe.modules.inspection.open;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One inspection of one item as the ministries' platform takes it (监管行为: fields of the handbook, names ours).
 *
 * @param planId may be empty
 * @param catalogCode 14 digits of the item (监管事项目录编码)
 * @param checklistCode code of the department (18), its level, then the item's: how the part after the level is made up is not laid down in what we know
 * @param form {@code doubleRandom}, {@code targeted} or {@code reinspection} (检查形式)
 * @param kind {@code joint} or {@code single} (检查类别)
 * @param way always {@code onSite} (检查方式)
 * @param region 12 digits
 * @param certificates of the inspectors (执法证号)
 * @param reportedAt when it was recorded
 */
record MinistryRecord(
    String planId, String catalogCode, String checklistCode, String actionName, String actionNo, String agency, String agencyCode, String partyName,
    String partyNature, String partyIdType, String partyId, String address, String region, String form, String kind, String way, String result,
    @Nullable OffsetDateTime inspectedAt, List<String> certificates, @Nullable OffsetDateTime reportedAt) {

  static final List<String> COLUMNS =
      List.of(
          "planId", "catalogCode", "checklistCode", "actionName", "actionNo", "agency", "agencyCode", "partyName", "partyNature", "partyIdType",
          "partyId", "address", "region", "form", "kind", "way", "result", "inspectedAt", "certificates", "reportedAt");

  /** Why it cannot be handed on: keys of texts; empty where it can. */
  List<String> faults() {
    Map<String, Boolean> wrong = new TreeMap<>();
    wrong.put("catalogCode", !catalogCode.matches("\\d{14}"));
    wrong.put("agencyCode", agencyCode.isEmpty());
    wrong.put("actionName", actionName.isBlank());
    wrong.put("agency", agency.isBlank());
    wrong.put("partyName", partyName.isBlank());
    wrong.put("partyNature", partyNature.isBlank());
    wrong.put("address", address.isBlank());
    wrong.put("result", Outcome.of(result).isEmpty());
    wrong.put("inspectedAt", inspectedAt == null);
    wrong.put("certificates", certificates.size() < 2);
    wrong.put("reportedAt", inspectedAt != null && (reportedAt == null || reportedAt.isBefore(inspectedAt)));
    List<String> faults = new ArrayList<>();
    wrong.forEach((field, is) -> {
      if (is) {
        faults.add(field);
      }
    });
    return faults;
  }

  /** In the order of {@link #COLUMNS}. */
  List<String> cells() {
    return List.of(
        planId, catalogCode, checklistCode, actionName, actionNo, agency, agencyCode, partyName, partyNature, partyIdType, partyId, address, region,
        form, kind, way, result, inspectedAt == null ? "" : inspectedAt.toString(), String.join(" ", certificates),
        reportedAt == null ? "" : reportedAt.toString());
  }
}
