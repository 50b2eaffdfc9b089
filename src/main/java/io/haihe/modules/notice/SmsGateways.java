package io.haihe.modules.notice;

import io.haihe.platform.StartFault;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which gateway text messages go by, if any does. */
@Component
class SmsGateways {

  private final Optional<SmsGateway> gateway;

  /** @throws StartFault if what the operator has set contradicts itself, or will not do */
  SmsGateways(SmsSettings settings, Targets targets, Clock clock) {
    if (settings.sandbox() && !settings.url().isBlank()) {
      throw new StartFault("notice.sms.both");
    }
    this.gateway =
        settings.sandbox() ? Optional.of(new PlayedGateway())
            : settings.url().isBlank() ? Optional.empty()
            : Optional.of(new HttpGateway(settings, targets, clock));
  }

  Optional<SmsGateway> find() {
    return gateway;
  }
}
