package io.haihe;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Puts the database back to what it was when the application had started, and the clock too, before each class. */
class DatabaseRenewal extends AbstractTestExecutionListener {

  private static final Set<String> KEPT = ConcurrentHashMap.newKeySet();
  private static final AtomicLong CLASSES = new AtomicLong();

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

  /** Names are remembered for a minute: nobody has the number of somebody of the class before. */
  private static void numberPeopleAnew(JdbcClient jdbc) {
    jdbc.sql("select setval(pg_get_serial_sequence('org_person', 'id'), ?)")
        .param(CLASSES.incrementAndGet() * 100_000)
        .query(Long.class)
        .single();
  }
}
