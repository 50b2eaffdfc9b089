package io.haihe.modules.inspection.register;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does by itself about its registers. */
@Component
@ConditionalOnProperty("haihe.jobs")
class RegisterJobs {

  private final RegisterImports imports;
  private final Credit credit;
  private final SentForms forms;

  RegisterJobs(RegisterImports imports, Credit credit, SentForms forms) {
    this.imports = imports;
    this.credit = credit;
    this.forms = forms;
  }

  @Scheduled(fixedDelay = 1_000, initialDelay = 5_000)
  void importWhatWasBegun() {
    imports.beginWork();
  }

  /** Marks stop counting with the day. */
  @Scheduled(fixedDelay = 600_000, initialDelay = 90_000)
  void classify() {
    credit.due().forEach(credit::classify);
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 150_000)
  void forget() {
    imports.forget();
    forms.forget();
  }
}
