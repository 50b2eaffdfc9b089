package io.haihe.bench.lifecycle;

import com.zaxxer.hikari.HikariDataSource;
import io.haihe.bench.kit.Server.Db;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Camunda embedded, as shipped; history "audit"; nothing runs in the background. */
final class CamundaContestant implements Contestant {

  private HikariDataSource pool;
  private ProcessEngine engine;

  @Override
  public void open(Db db) {
    close();
    pool = Pool.of(db);
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(pool);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setJobExecutorActivate(false);
    configuration.setHistory("audit");
    configuration.setEnforceHistoryTimeToLive(false);
    engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment()
        .addString("six-steps.bpmn", Process.bpmn("http://camunda.org/schema/1.0/bpmn"))
        .deploy();
  }

  @Override
  public void lifecycle(Steps steps) throws Exception {
    String instance = steps.time(this::start);
    for (int i = 0; i < Process.COUNT; i++) {
      steps.time(() -> claimAndComplete(instance));
    }
  }

  private String start() {
    return engine.getRuntimeService().startProcessInstanceByKey(Process.KEY, Process.VARIABLES).getId();
  }

  private boolean claimAndComplete(String instance) {
    var tasks = engine.getTaskService();
    String task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    tasks.claim(task, "clerk");
    tasks.complete(task);
    return true;
  }

  /** All in one transaction: what is there afterwards is the same. */
  @Override
  public void leaveOpen(int count) {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    configuration.getCommandExecutorTxRequired().execute(context -> {
      for (int i = 0; i < count; i++) {
        start();
      }
      return null;
    });
  }

  @Override
  public void release() {
    Pool.release(pool);
  }

  @Override
  public void close() {
    if (engine != null) {
      engine.close();
      engine = null;
      pool.close();
    }
  }
}
