package io.haihe.modules.management;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.words.ClockWords;
import io.haihe.kernel.intake.form.Option;
import io.haihe.kernel.place.LocatedMap;
import io.haihe.modules.management.TimelineLine.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a case.
 *
 * @param promise whose clock is the next to run out, or empty
 * @param address empty where none was given
 * @param position of the reporter's mark, or empty
 * @param map where it lies, or null for a matter of the whole city
 * @param steps buttons of the case itself
 * @param barred what would be the viewer's to do if a rule of the scenario did not stand against it
 * @param assigning who may be given the desk, or null where the viewer may not give it
 * @param mayNote whether the viewer may add a note
 * @param mayReadContact whether the scenario shows the viewer contact and personal fields
 * @param handed the word the viewer was handed it with, until they have acted on it, or null
 * @param contact what was shown on asking, or null where it was not asked for
 * @param additions what modules know beside the timeline
 */
public record CaseView(
    CaseLine line,
    String promise,
    String categoryPath,
    String text,
    String address,
    String position,
    @Nullable MapView map,
    String channel,
    String openedExact,
    String closedExact,
    String addressee,
    List<Pair> fields,
    List<Attachment> files,
    List<PromiseView> promises,
    List<StepButton> steps,
    List<BarredSteps> barred,
    @Nullable AssignView assigning,
    List<TaskView> tasks,
    List<RelatedView> related,
    List<TimelineLine> timeline,
    int version,
    boolean ended,
    boolean mayNote,
    boolean mayReadContact,
    @Nullable HandedView handed,
    @Nullable ContactView contact,
    List<Addition.Section> additions) {

  /**
   * @param words what the drawing shows, for those who do not see it
   * @param note what its outlines mean
   */
  public record MapView(LocatedMap located, String words, String note) {}

  /**
   * A case this one has to do with.
   *
   * @param kind what it is to this one
   * @param seen whether the viewer may see it; if not, nothing but its number is told
   */
  public record RelatedView(String kind, String number, boolean seen, String category, String state) {}

  /** Whether a task is the first of those that were opened with the same words. */
  public boolean begins(TaskView task) {
    return tasks.stream().filter(task::openedWith).findFirst().filter(first -> first == task).isPresent();
  }

  /** A word that came with a case. */
  public record HandedView(String by, String when, String why) {}

  public record Attachment(String link, String name, String size, boolean open) {}

  /**
   * A promise of the case or of a task's step.
   *
   * @param limit what was promised, or empty
   * @param live whether its clock still runs or may go on
   */
  public record PromiseView(String name, String limit, ClockWords clock, boolean live) {}

  /**
   * A button.
   *
   * @param link page of its form
   * @param look class of the button
   * @param direct whether nothing is asked on that page, and nothing is refused by it: it may be taken where it is shown
   */
  public record StepButton(String link, String text, String look, boolean direct) {

    StepButton plain() {
      return new StepButton(link, text, "", direct);
    }
  }

  /**
   * Steps that one rule stands against.
   *
   * @param why in the scenario's own words
   */
  public record BarredSteps(List<String> steps, String why) {}

  /**
   * Who has the desk or a task and who may be given it.
   *
   * @param task number of the task, or 0 for the desk
   * @param claim the viewer
   * @param mayClaim whether the viewer may take it
   */
  public record AssignView(
      int task, String assignee, long claim, boolean mayClaim, boolean mayRelease, List<Option> colleagues, String key) {}

  /**
   * A task.
   *
   * @param asked on whose desk it lies
   * @param by who opened it
   * @param data what was entered with it
   */
  public record TaskView(
      int no,
      String name,
      String asked,
      String by,
      String when,
      String status,
      boolean open,
      List<Pair> data,
      List<TaskStepView> steps,
      List<StepButton> buttons,
      @Nullable AssignView assigning) {

    boolean openedWith(TaskView other) {
      return name.equals(other.name) && by.equals(other.by) && when.equals(other.when) && data.equals(other.data);
    }
  }

  /**
   * A step of a task.
   *
   * @param done when and by whom, or empty where it was not taken
   * @param late whether it was, or is, later than promised
   * @param clock null where nothing is promised
   */
  public record TaskStepView(
      String name, String done, boolean late, boolean next, @Nullable ClockWords clock, List<Pair> entered) {}

  /**
   * What is personal, once somebody asked for it.
   *
   * @param entered into personal fields of the scenario's forms
   * @param none whether there is nothing of the case's own
   * @param additions what is personal of what modules know
   */
  public record ContactView(
      String name, String phone, String email, List<PersonalView> entered, boolean none, List<Addition.Section> additions) {}

  /** @param what the step with which it was entered, and by whom */
  public record PersonalView(String what, List<Pair> fields) {}
}
