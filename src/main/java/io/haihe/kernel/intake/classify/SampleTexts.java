package io.haihe.kernel.intake.classify;

import io.haihe.kernel.scenario.Scenario;
import java.util.List;

/** Texts of our own, sorted by the categories of a scenario: what there is to learn from before a city has cases. */
public interface SampleTexts {

  List<Example> of(Scenario scenario);
}
