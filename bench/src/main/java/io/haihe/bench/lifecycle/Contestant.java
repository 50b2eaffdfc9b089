package io.haihe.bench.lifecycle;

import io.haihe.bench.kit.Server.Db;

/** Something that runs the six-step process durably. Used by many callers at once. */
interface Contestant extends AutoCloseable {

  /** Words of each case's text: 100 characters. */
  String TEXT =
      "The surface of the road is broken over two lanes near the school gate, and cars swerve around holes.";

  /** Connects to a database, and creates in it what it needs. */
  void open(Db db) throws Exception;

  /** Takes one case from its registration to its close. */
  void lifecycle(Steps steps) throws Exception;

  /** Opens cases that then lie there; {@code count} is small. */
  void leaveOpen(int count) throws Exception;

  /** Gives back its connections. */
  void release();

  @Override
  void close();
}
