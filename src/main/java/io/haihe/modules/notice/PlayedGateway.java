package io.haihe.modules.notice;

/** A gateway that delivers nothing: what it takes stands on the page of administrators until it is of no use any more. */
final class PlayedGateway implements SmsGateway {

  @Override
  public String name() {
    return "";
  }

  @Override
  public boolean played() {
    return true;
  }

  @Override
  public Answer send(SmsStore.Sms sms) {
    return new Answer.Taken();
  }
}
