package io.haihe.modules.evidence;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.Upload;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("An app that is handed in")
class ExaminationTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired Attachments attachments;
  @Autowired ProjectionsForTests projections;
  @Autowired EvidenceProjection projection;
  @Autowired Examiner examiner;
  @Autowired SettableClock clock;

  private Viewer auditor;

  @BeforeEach
  void auditor() {
    auditor = TinyCity.in(context).person(Role.CHECKER, TinyCity.CITY, "operations-centre");
  }

  private Case opened(String scenario, String type, String category, Map<String, Object> form) {
    Command.Open open =
        new Command.Open(
            new Actor.Staff(TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.CITY, "operations-centre")), clock.instant(), null,
            scenario, type, category, TinyCity.EAST, null, null, "Please look at this.", Contact.NONE, form, "counter", false);
    return cases.find(auditor, ((Moved) casework.open(open)).number()).orElseThrow();
  }

  private Case audit(String appType) {
    return opened("app-privacy-audit", "audit", "0", Map.of(
        "appName", "Hai Shop", "packageName", "cn.example.shop", "appVersion", "3.2.1", "appType", appType,
        "operator", "Hai Shop Ltd", "handedInBy", "authority"));
  }

  private Case examined(Case now, byte[] apk) {
    assertThat(attachments.attach(new Actor.Staff(auditor), now, List.of(new Upload("shop.apk", apk)), false, clock.instant()))
        .isEmpty();
    projections.catchUp();
    examiner.examineWaiting();
    return cases.find(auditor, now.number()).orElseThrow();
  }

  private List<Entry> notes(Case now) {
    return cases.timeline(auditor, now).stream().filter(entry -> entry.kind() == Entry.Kind.NOTED).toList();
  }

  private String page(Case now) {
    Browser browser = new Browser(http);
    browser.signIn(auditor.login(), TinyCity.PASSWORD);
    browser.get("/work?lang=en");
    return text(browser.get("/cases/" + now.number()));
  }

  @Test
  void showsItsSuspicionsWithEvidenceAndItemAndNoVerdict() throws Exception {
    Case now = examined(audit("shopping"), SampleApp.shop());

    assertThat(page(now)).contains(
        "Item 2.1", "com.amap.api.location.APSService", "Item 4.1", "android.permission.READ_CALL_LOG", "Item 4.6",
        "targetSdkVersion 22", "Security", "provider cn.example.shop.Orders", "None is a verdict");
    assertThat(now.facts()).as("nothing is found until a person says so").doesNotContainKey("findings");
  }

  @Test
  void isNotSuspectedOfWhatSuchAnAppNeeds() throws Exception {
    Case now = examined(audit("messaging"), SampleApp.shop());

    assertThat(page(now)).contains("Item 4.6").doesNotContain("READ_CALL_LOG");
  }

  @Test
  void leavesOneNoteOfWhatWasFoundWhenAlsoAfterARebuild() throws Exception {
    Case now = examined(audit("shopping"), SampleApp.shop());
    projections.rebuild(projection);
    examiner.examineWaiting();

    assertThat(notes(now)).singleElement().satisfies(note -> {
      assertThat(String.valueOf(note.input().get("text"))).contains("shop.apk", "4.6", "targetSdkVersion 22", "cn.example.shop");
      assertThat(note.open()).as("for the reporter to read").isFalse();
    });
    assertThat(page(now)).contains("Item 4.6");
  }

  @Test
  void thatCannotBeReadIsLeftToAPerson() throws Exception {
    byte[] manifest = SampleApp.manifest();
    java.util.Arrays.fill(manifest, 8, 60, (byte) 0x7f);

    assertThat(page(examined(audit("shopping"), SampleApp.zip(manifest)))).contains("looks at it by hand");
  }

  @Test
  void isTakenOnlyWhereAppsAreExamined() throws Exception {
    Case elsewhere = opened("city-management", "matter", "06010", Map.of());

    assertThat(attachments.attach(
            new Actor.Staff(auditor), elsewhere, List.of(new Upload("shop.apk", SampleApp.shop())), false, clock.instant()))
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo("intake.file.type"));
  }
}
