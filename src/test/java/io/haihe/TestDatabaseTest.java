package io.haihe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

  @Test
  void givesEachCallerADatabaseOfItsOwn() {
    var one = JdbcClient.create(TestDatabase.fresh());
    var other = JdbcClient.create(TestDatabase.fresh());

    one.sql("create table mine (id int)").update();

    assertThat(tables(one, "mine")).isEqualTo(1);
    assertThat(tables(other, "mine")).isZero();
  }

  @Test
  void sortsByCodePoint() {
    var database = JdbcClient.create(TestDatabase.empty());

    assertThat(database.sql("select 'a' > 'B'").query(Boolean.class).single()).isTrue();
  }

  private static int tables(JdbcClient database, String name) {
    return database
        .sql("select count(*) from information_schema.tables where table_name = ?")
        .param(name)
        .query(Integer.class)
        .single();
  }
}
