package io.haihe.platform.database;

import java.nio.file.Path;

/** A process of its own that starts the database, writes a row and ends as if killed. */
final class DiesSuddenly {

  private DiesSuddenly() {}

  public static void main(String[] args) {
    var database = EmbeddedDatabase.start(Path.of(args[0]));
    EmbeddedDatabaseTest.client(database).sql("create table kept as select 1 as row").update();
    Runtime.getRuntime().halt(9);
  }
}
