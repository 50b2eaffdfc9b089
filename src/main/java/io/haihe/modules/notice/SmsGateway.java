package io.haihe.modules.notice;

import java.time.Duration;

/** Whoever takes text messages to be delivered to phones. */
interface SmsGateway {

  /** Where they go, for whoever looks after it: a host; empty where they go nowhere. */
  String name();

  /** Whether they are only played, so that number and text can be read until the message is of no use any more. */
  boolean played();

  /** The same message may come again with the same id, when it was not known how the first attempt ended. */
  Answer send(SmsStore.Sms sms);

  sealed interface Answer {

    record Taken() implements Answer {}

    /** It will not be taken, however often it is tried. */
    record Refused(String why) implements Answer {}

    /** @param asked how long the gateway wants to be left alone, zero if it did not say */
    record Later(String why, Duration asked) implements Answer {}
  }
}
