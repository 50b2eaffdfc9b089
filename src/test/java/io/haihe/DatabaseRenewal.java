package io.haihe;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Puts the database back to what it was when the application had started, and the clock too, before each class; and sees to it that a class has
 * given back every connection it was lent, for whoever keeps one takes it from all who come after.
 */
class DatabaseRenewal extends AbstractTestExecutionListener {

  private static final Set<String> KEPT = ConcurrentHashMap.newKeySet();
  private static final AtomicLong CLASSES = new AtomicLong();
  private static final Duration LONGEST_GIVING_BACK = Duration.ofSeconds(10);

  @Override
  public void beforeTestClass(TestContext testContext) {
    var context = testContext.getApplicationContext();
    var name = context.getEnvironment().getRequiredProperty(CityTestConfiguration.FreshDatabase.NAME);
    if (KEPT.add(name)) {
      TestDatabase.copy(name, name + "_kept");
    } else {
      TestDatabase.replace(name, name + "_kept");
    }
    context.getBeanProvider(JdbcClient.class).ifAvailable(DatabaseRenewal::numberPeopleAnew);
    context.getBean(SettableClock.class).set(SettableClock.START);
  }

  @Override
  public void afterTestClass(TestContext testContext) {
    if (testContext.hasApplicationContext()) {
      testContext.getApplicationContext().getBeanProvider(HikariDataSource.class).ifAvailable(DatabaseRenewal::allGivenBack);
    }
  }

  private static void allGivenBack(HikariDataSource connections) {
    long until = System.nanoTime() + LONGEST_GIVING_BACK.toNanos();
    while (lent(connections) > 0) {
      if (System.nanoTime() > until) {
        throw new AssertionError(lent(connections) + " connections were not given back: a stream of a query that nobody closed?");
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static int lent(HikariDataSource connections) {
    return connections.isRunning() ? connections.getHikariPoolMXBean().getActiveConnections() : 0;
  }

  /** Names are remembered for a minute: nobody has the number of somebody of the class before. */
  private static void numberPeopleAnew(JdbcClient jdbc) {
    jdbc.sql("select setval(pg_get_serial_sequence('org_person', 'id'), ?)")
        .param(CLASSES.incrementAndGet() * 100_000)
        .query(Long.class)
        .single();
  }
}
