package io.haihe.modules.inspection.plan;

import io.haihe.modules.inspection.draw.DrawRecord;
import io.haihe.modules.inspection.draw.Verification;
import io.haihe.platform.BadInput;
import io.haihe.platform.Digests;
import io.haihe.platform.Finding;
import org.springframework.stereotype.Component;

/** Records of draws that may be grown from: drawn again and found right, and the ones that were published last. */
@Component
class VerifiedRecords {

  private final DrawStore draws;

  VerifiedRecords(DrawStore draws) {
    this.draws = draws;
  }

  /**
   * A record that was drawn again and found right.
   *
   * @param sha256 of its file
   */
  record Verified(DrawRecord record, String sha256) {}

  /**
   * Takes long where many were drawn, so that it is done before anybody else has to wait.
   *
   * @throws BadInput if it is not what was drawn
   */
  Verified of(long task) {
    byte[] file = draws.record(task);
    return new Verified(Verification.of(file).record().orElseThrow(VerifiedRecords::differs), Digests.sha256Hex(file));
  }

  /**
   * The one verified before, unless somebody was faster. Asked while nobody else can publish one.
   *
   * @throws BadInput if what is kept is not what was published last: whole as it may be, it would take back what was published
   */
  DrawRecord newest(long task, Verified before) {
    String published = draws.versions(task).getLast().sha256();
    Verified now = before.sha256().equals(published) ? before : of(task);
    if (!now.sha256().equals(published)) {
      throw differs();
    }
    return now.record();
  }

  private static BadInput differs() {
    return new BadInput(Finding.ofField("officer", "inspection.plan.redraw.differs"));
  }
}
