package io.haihe.modules.demo;

import io.haihe.kernel.intake.classify.Example;
import io.haihe.kernel.intake.classify.SampleTexts;
import io.haihe.kernel.scenario.Scenario;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the demonstration's cases are about, without what is put into the gaps. */
@Component
public final class PlayedTexts implements SampleTexts {

  @Override
  public List<Example> of(Scenario scenario) {
    return DemoFile.plays().stream()
        .filter(play -> play.scenario().equals(scenario.key()))
        .flatMap(play -> play.texts().stream())
        .flatMap(matter -> matter.texts().stream().map(text -> Example.sample(text.replaceAll("\\{[^}]*}", " "), matter.category())))
        .toList();
  }
}
