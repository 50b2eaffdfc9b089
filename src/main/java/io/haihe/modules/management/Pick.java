package io.haihe.modules.management;

import java.util.Optional;

/** A case picked on a list, and the version that was on it. */
record Pick(String number, int seen) {

  static Optional<Pick> of(String text) {
    int colon = text.lastIndexOf(':');
    return colon > 0 && text.substring(colon + 1).matches("\\d{1,9}")
        ? Optional.of(new Pick(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return number + ":" + seen;
  }
}
