package io.haihe.modules.resident;

import io.haihe.kernel.org.ShortMessages;

/**
 * The phone number of an account, as its page shows it.
 *
 * @param number masked once it is confirmed; empty where the account has none
 * @param masked for sentences about it, or empty where it gets no text messages
 * @param confirmable whether a code can be sent to it now
 * @param removable whether the page offers to take it out
 */
public record PhoneView(String number, String masked, boolean confirmed, boolean confirmable, boolean removable, ShortMessages.State state) {

  static final PhoneView NONE = new PhoneView("", "", false, false, false, ShortMessages.State.NONE);

  public boolean sent() {
    return state == ShortMessages.State.WAITING || state == ShortMessages.State.SENT;
  }

  public boolean failed() {
    return state == ShortMessages.State.FAILED;
  }
}
