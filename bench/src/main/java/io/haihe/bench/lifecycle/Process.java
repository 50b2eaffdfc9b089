package io.haihe.bench.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The six steps as BPMN: six user tasks, each for a group, and a timer on the one that has a deadline. */
final class Process {

  static final String KEY = "sixSteps";

  private static final List<String> STEPS = List.of("register", "dispatch", "accept", "handle", "verify", "close");
  private static final List<String> GROUPS =
      List.of("clerks", "dispatchers", "road-handlers", "road-handlers", "checkers", "chiefs");

  static final int COUNT = STEPS.size();

  private Process() {}

  /** Six, as our case has six fields; its text and category are two of them. */
  static Map<String, Object> variables() {
    return Map.of("text", Words.text(), "category", "R11", "severity", "high", "lane", 2L, "width", 3.5, "blocked", true);
  }

  /** @param namespace the engine's own, for the groups */
  static String bpmn(String namespace) {
    String tasks = IntStream.range(0, COUNT)
        .mapToObj(i -> "<userTask id='%s' e:candidateGroups='%s'/>".formatted(STEPS.get(i), GROUPS.get(i)))
        .collect(Collectors.joining("\n"));
    String flows = IntStream.rangeClosed(0, COUNT)
        .mapToObj(i -> "<sequenceFlow id='f%d' sourceRef='%s' targetRef='%s'/>"
            .formatted(i, i == 0 ? "start" : STEPS.get(i - 1), i == COUNT ? "end" : STEPS.get(i)))
        .collect(Collectors.joining("\n"));
    return """
        <?xml version='1.0' encoding='UTF-8'?>
        <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:e='%s'
          xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' targetNamespace='bench'>
        <process id='%s' isExecutable='true'>
        <startEvent id='start'/>
        %s
        <boundaryEvent id='overdue' attachedToRef='handle' cancelActivity='false'>
          <timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>
        </boundaryEvent>
        <endEvent id='end'/>
        <endEvent id='told'/>
        %s
        <sequenceFlow id='late' sourceRef='overdue' targetRef='told'/>
        </process>
        </definitions>
        """.formatted(namespace, KEY, tasks, flows);
  }
}
