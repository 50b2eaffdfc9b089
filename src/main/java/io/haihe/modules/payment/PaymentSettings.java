package io.haihe.modules.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param sandbox whether a bank is played by the product itself, where no money moves
 * @param notice how old a notice may be
 * @param order how long an order may be paid
 */
@ConfigurationProperties("haihe.payment")
record PaymentSettings(
    @DefaultValue("false") boolean sandbox, @DefaultValue("5m") Duration notice, @DefaultValue("2h") Duration order) {}
