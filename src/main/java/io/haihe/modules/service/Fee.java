package io.haihe.modules.service;

import java.math.BigDecimal;

/** @param amount in yuan, such as {@code 5} or {@code 12.50}; empty where it depends, as the note tells */
public record Fee(Bilingual name, String amount, Bilingual note) {

  /** 0 where it depends. */
  long fen() {
    return amount.isEmpty() ? 0 : new BigDecimal(amount).movePointRight(2).longValueExact();
  }
}
