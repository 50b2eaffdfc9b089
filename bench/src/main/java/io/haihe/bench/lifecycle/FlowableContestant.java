package io.haihe.bench.lifecycle;

import com.zaxxer.hikari.HikariDataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Flowable. */
final class FlowableContestant extends EngineContestant {

  private ProcessEngine engine;

  @Override
  void start(HikariDataSource source) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(source);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setAsyncExecutorActivate(false);
    configuration.setHistoryLevel(HistoryLevel.AUDIT);
    engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment()
        .addString("six-steps.bpmn20.xml", Process.bpmn("http://flowable.org/bpmn"))
        .deploy();
  }

  @Override
  String register() {
    return engine.getRuntimeService().startProcessInstanceByKey(Process.KEY, Process.variables()).getId();
  }

  @Override
  void claimAndComplete(String instance) {
    var tasks = engine.getTaskService();
    String task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    tasks.claim(task, "clerk");
    tasks.complete(task);
  }

  /** All in one transaction: what is there afterwards is the same. */
  @Override
  public void leaveOpen(int count) {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    configuration.getCommandExecutor().execute(context -> {
      registerAll(count);
      return null;
    });
  }

  @Override
  void stop() {
    engine.close();
  }
}
