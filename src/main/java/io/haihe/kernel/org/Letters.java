package io.haihe.kernel.org;

/** Mail to residents. A module that can send it is a bean of this type. */
public interface Letters {

  /** Whether the city sends mail at all. */
  boolean possible();

  /** @return whether it was taken to be delivered */
  boolean send(String address, String subject, String text);
}
