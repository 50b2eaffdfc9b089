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

  RegisterJobs(RegisterImports imports, Credit credit) {
    this.imports = imports;
    this.credit = credit;
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
  }
}
