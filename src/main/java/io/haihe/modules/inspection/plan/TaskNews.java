package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.StaffNews;
import io.haihe.modules.inspection.register.Superiors;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the heads of whoever decides over a task and the command centre of its place what happened around its draw. */
@Component
class TaskNews {

  private final StaffNews news;
  private final People people;
  private final Superiors superiors;
  private final Tasks tasks;
  private final Texts texts;

  TaskNews(StaffNews news, People people, Superiors superiors, Tasks tasks, Texts texts) {
    this.news = news;
    this.people = people;
    this.superiors = superiors;
    this.tasks = tasks;
    this.texts = texts;
  }

  /**
   * Within the transaction that runs.
   *
   * @param what apart from the task, the same however often it is told
   * @param page of the task where it can be looked at, such as {@code /left-out}
   * @param key of the words, with the title of the task before
   */
  void tell(PlannedTask task, String what, String page, Instant now, String key, Object... more) {
    List<Long> told = Stream.concat(
            people.holders(Role.UNIT_HEAD, tasks.planning(task), List.of(PlanRights.SCENARIO), now).stream(),
            superiors.centre(task.place(), 0, now).stream())
        .distinct()
        .toList();
    Object[] words = Stream.concat(Stream.of(task.title()), Stream.of(more)).toArray();
    news.tell(told, "task " + task.id() + " " + what, TaskPages.PATH + "/" + task.id() + page, now, locale -> texts.text(locale, key, words));
  }
}
