package io.haihe.kernel.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsFileTest {

  private static final String OFFICES =
      """
      offices:
        - {level: city, name: "{place}政府"}
        - {level: district, name: "{place}政府", nameEn: "{place} Government"}
        - {level: street, ends: [街道], name: "{place}办事处"}
        - {level: street, ends: [镇, 乡], name: "{place}政府"}
        - {level: street, name: "{place}管委会"}
        - {level: community, name: "{place}"}
      """;

  @Test
  void givesEachPlaceAnOfficeNamedByItsKindOfPlace() {
    List<PlannedUnit> units = SmallCity.planned(OFFICES);

    assertThat(units)
        .extracting(PlannedUnit::name)
        .containsExactlyInAnyOrder(
            "海州市政府", "东城区政府", "西城新区政府", "河沿街道办事处", "柳林镇政府", "工业园管委会", "南里社区居委会", "北里社区居委会");
    assertThat(unit(units, "990101001000/office").parent()).isEqualTo("990101000000/office");
    assertThat(unit(units, "990000000000/office").parent()).isNull();
  }

  @Test
  void makesADepartmentForEachPlaceOfItsLevelsButTheExceptions() {
    List<PlannedUnit> units =
        SmallCity.planned(
            OFFICES
                + """
                suffixes: [新区, 区]
                units:
                  - key: water
                    kind: department
                    levels: [city, district]
                    name: {city: "{place}水务局", district: "市水务局{short}分局"}
                    nameEn: "{place} Water"
                    duties: [{categories: ["01"]}]
                  - {key: farm, kind: company, levels: [district], name: "{place}农场", except: ["990101000000"]}
                """);

    assertThat(unit(units, "990000000000/water").name()).isEqualTo("海州市水务局");
    assertThat(unit(units, "990102000000/water").name()).isEqualTo("市水务局西城分局");
    assertThat(unit(units, "990101000000/water").nameEn()).isEqualTo("East District Water");
    assertThat(unit(units, "990102000000/water").nameEn()).isNull();
    assertThat(unit(units, "990102000000/water").parent()).isEqualTo("990102000000/office");
    assertThat(units).extracting(PlannedUnit::key).contains("990102000000/farm").doesNotContain("990101000000/farm");
  }

  @Test
  void saysEverythingThatIsWrongWithItsLine() {
    BadInput refused =
        catchThrowableOfType(
            BadInput.class,
            () ->
                SmallCity.planned(
                    """
                    offices:
                      - {level: city, name: "{town}政府"}
                      - {level: distrct, name: x}
                    units:
                      - key: Water
                        kind: bureau
                        levels: [city]
                        name: x
                        colour: blue
                        duties:
                          - {categories: ["0 1", "02"]}
                      - key: gas
                        kind: company
                        levels: [city, district]
                        name: {city: y}
                        duties:
                          - {categories: ["02"]}
                      - key: gas
                        kind: company
                        levels: city
                        except: ["770000000000"]
                    """));

    assertThat(refused.findings())
        .extracting(finding -> finding.line() + " " + finding.code().substring("org.units.".length()))
        .containsExactlyInAnyOrder(
            "2 unknown-placeholder",
            "3 bad-level",
            "5 bad-key",
            "6 bad-kind",
            "9 unknown-field",
            "11 bad-category",
            "15 missing-field",
            "17 same-duty",
            "18 duplicate-key",
            "18 missing-field",
            "20 wrong-type.list",
            "21 unknown-place",
            "1 no-office",
            "1 no-office",
            "1 no-office");
  }

  @Test
  void saysWhereAFileIsNoYaml() {
    assertThatThrownBy(() -> SmallCity.planned("offices:\n  - {level: city\n  - x"))
        .isInstanceOfSatisfying(
            BadInput.class,
            refused ->
                assertThat(refused.findings().getFirst())
                    .extracting(Finding::file, Finding::line, Finding::code)
                    .containsExactly("units.yaml", 3, "org.units.syntax"));
  }

  private static PlannedUnit unit(List<PlannedUnit> units, String key) {
    return units.stream().filter(unit -> unit.key().equals(key)).findFirst().orElseThrow();
  }
}
