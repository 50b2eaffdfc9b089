/** Fees: what cases ask to be paid, the orders at a payment provider, its signed notices, receipts, refunds and the daily comparison. */
@NullMarked
@ApplicationModule(id = "payment", allowedDependencies = {"intake", "casework", "casework :: words", "scenario", "org", "place"})
package io.haihe.modules.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
