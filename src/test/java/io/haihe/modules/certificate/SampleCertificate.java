package io.haihe.modules.certificate;

import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.papers.Paper.Pair;
import io.haihe.kernel.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** A certificate for tests that need one to look at, without a case whose step issued it. */
public final class SampleCertificate {

  private SampleCertificate() {}

  /** @return its check code */
  public static String in(ApplicationContext context) {
    var text = new Content.Text("Receipt", "", List.of(new Content.Piece(null, null, List.of(new Pair("Name", "Marked Holder")), null)));
    Content content = new Content(CheckCode.make(), "Marked Holder", Map.of("zh", text, "en", text));
    Issued issued = new Issued(
        "CM20260101999999-2", 0, "CM20260101999999", 2, "receipt", context.getBean(Scenarios.class).currentId("city-management"), "receipt",
        TinyCity.EAST, TinyCity.in(context).unit(TinyCity.EAST, "office").id(), true, SettableClock.START, null, null, "");
    context.getBean(CertificateStore.class).add(issued, content, null);
    return content.code();
  }
}
