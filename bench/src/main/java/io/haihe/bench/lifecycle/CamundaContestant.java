package io.haihe.bench.lifecycle;

import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Camunda. */
final class CamundaContestant extends EngineContestant {

  private ProcessEngine engine;

  @Override
  void start(HikariDataSource source) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(source);
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
    configuration.getCommandExecutorTxRequired().execute(context -> {
      registerAll(count);
      return null;
    });
  }

  @Override
  void stop() {
    engine.close();
  }
}
