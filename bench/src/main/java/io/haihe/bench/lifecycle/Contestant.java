package io.haihe.bench.lifecycle;

import io.haihe.bench.kit.Server.Db;

/** Something that runs the six-step process durably. Used by many callers at once. */
interface Contestant extends AutoCloseable {

  /** Connects to a database, and creates in it what it needs. */
  void open(Db db) throws Exception;

  /** Takes one case from its registration to its close. */
  void lifecycle(Steps steps) throws Exception;

  /** Opens cases that then lie there; {@code count} is small. */
  void leaveOpen(int count) throws Exception;

  /**
   * Puts what is closed where it stays for years.
   *
   * @return what a check of it says
   */
  default String archive() {
    throw new UnsupportedOperationException();
  }

  /** Gives back its connections. */
  void release();

  @Override
  void close();
}
