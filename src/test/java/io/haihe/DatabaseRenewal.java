package io.haihe;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Puts the database back to what it was when the application had started, and the clock too, before each class. */
class DatabaseRenewal extends AbstractTestExecutionListener {

  private static final Set<String> KEPT = ConcurrentHashMap.newKeySet();

  @Override
  public void beforeTestClass(TestContext testContext) {
    var context = testContext.getApplicationContext();
    var name = context.getEnvironment().getRequiredProperty(CityTestConfiguration.FreshDatabase.NAME);
    if (KEPT.add(name)) {
      TestDatabase.copy(name, name + "_kept");
    } else {
      TestDatabase.replace(name, name + "_kept");
    }
    context.getBean(SettableClock.class).set(SettableClock.START);
  }
}
