package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@CityTest
@DisplayName("Reading along behind the timeline")
class ReadingAlongTest {

  private static final Duration SOON = Duration.ofSeconds(5);

  @Autowired Projections projections;
  @Autowired TransactionOperations transaction;
  @Autowired JdbcClient jdbc;

  @Test
  void locksNothingWhileThereIsNothingToRead() {
    projections.catchUp();

    transaction.executeWithoutResult(status -> {
      assertThat(jdbc.sql("select projection from casework_cursor for update").query(String.class).list()).isNotEmpty();

      assertThat(CompletableFuture.runAsync(projections::catchUp)).succeedsWithin(SOON);
    });
  }
}
