package io.haihe;

import io.haihe.kernel.org.Letters;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A post office that keeps what it is given. */
public final class LettersForTests implements Letters {

  private final List<Letter> sent = new CopyOnWriteArrayList<>();

  public record Letter(String address, String subject, String text) {}

  @Override
  public boolean possible() {
    return true;
  }

  @Override
  public boolean send(String address, String subject, String text) {
    return sent.add(new Letter(address, subject, text));
  }

  public Letter last() {
    return sent.getLast();
  }

  public int count() {
    return sent.size();
  }
}
