package io.haihe.kernel.org;

import java.time.Instant;

/** Text messages to phones (短信). A module that can send them is a bean of this type. */
public interface ShortMessages {

  /** How the last message about something stands. */
  enum State {
    /** There is none, it is of no use any more, or it is long past. */
    NONE,
    WAITING,
    /** Whoever delivers it has taken it. */
    SENT,
    /** It was refused, or was not taken in time. */
    FAILED
  }

  /**
   * A message.
   *
   * @param about what it is about, in a word that tells nobody anything; a later one about the same takes the place of one that still waits
   * @param number as E.164 has it, such as {@code +8613812345678}
   * @param until when it is of no use any more
   */
  record Message(String about, String number, String text, Instant until) {

    /** Without number and text, which stand in no log. */
    @Override
    public String toString() {
      return "Message[" + about + "]";
    }
  }

  /** Whether the city sends text messages at all. */
  boolean possible();

  /** Keeps it to be sent once the transaction that runs has ended well. */
  void send(Message message);

  State state(String about);

  /** What still waits is not sent any more. */
  void withdraw(String about);
}
