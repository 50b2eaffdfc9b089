package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.StaffNews;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.draw.RedrawReason;
import io.haihe.modules.inspection.plan.VisitStore.Drawn;
import io.haihe.modules.inspection.plan.VisitStore.Member;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.Officers;
import io.haihe.modules.inspection.register.Recusal;
import io.haihe.modules.inspection.register.Superiors;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of redraws: the command centre of the place where it was not the officer's own wish, and the case of the visit. */
@Component
class RedrawNews {

  private final StaffNews news;
  private final Casework casework;
  private final Officers officers;
  private final People people;
  private final Units units;
  private final Superiors superiors;
  private final Places places;
  private final Texts texts;

  RedrawNews(StaffNews news, Casework casework, Officers officers, People people, Units units, Superiors superiors, Places places, Texts texts) {
    this.news = news;
    this.casework = casework;
    this.officers = officers;
    this.people = people;
    this.units = units;
    this.superiors = superiors;
    this.places = places;
    this.texts = texts;
  }

  /**
   * That an officer was taken out.
   *
   * @param in the certificate of who comes instead; null where nobody may
   * @param over who was passed over before
   * @param number of the redraw in the record
   */
  record Done(Member out, @Nullable String in, RedrawReason reason, List<PassedOver.Why> over, Instant at, int number) {}

  /** Within the transaction of the redraw. */
  void toCentre(Viewer viewer, Drawn visit, Done done) {
    news.tell(
        superiors.centre(units.get(done.out().unit()).place(), viewer.person(), done.at()), "redraw " + visit.id() + " " + done.out().officer(),
        "/inspections/visits/" + visit.id() + "/team", done.at(), locale -> words(locale, viewer, visit, done));
  }

  private String words(Locale locale, Viewer viewer, Drawn visit, Done done) {
    return texts.text(
        locale, done.in() == null ? "inspection.plan.redraw.news.nobody" : "inspection.plan.redraw.news", people.nameOf(viewer.person()),
        done.out().certificate(), visit.name(), reason(locale, done), done.in() == null ? "" : done.in()) + over(locale, done);
  }

  /** Who was passed over, and who entered and confirmed the recusals by which. */
  private String over(Locale locale, Done done) {
    String each = done.over().stream().map(why -> over(locale, why)).collect(Collectors.joining("; "));
    return each.isEmpty() ? "" : texts.text(locale, "inspection.plan.redraw.news.over", each);
  }

  private String over(Locale locale, PassedOver.Why why) {
    String reason = texts.text(locale, "inspection.plan.redraw.reason." + why.reason());
    Recusal recusal = why.recusal();
    return recusal == null || recusal.own()
        ? texts.text(locale, "inspection.plan.redraw.news.over.own", why.officer().certificate(), reason)
        : texts.text(
            locale, "inspection.plan.redraw.news.over.other", why.officer().certificate(), reason, people.nameOf(recusal.declaredBy()),
            recusal.confirmedBy() == null ? "–" : people.nameOf(recusal.confirmedBy()));
  }

  private String reason(Locale locale, Done done) {
    return texts.text(locale, "inspection.plan.redraw.reason." + done.reason());
  }

  /** Once the redraw is durable: the case notes it, and its desk goes to whoever leads now. */
  void toCase(PlannedTask task, Drawn visit, Done done) {
    if (visit.caseId() == 0) {
      return;
    }
    Locale language = places.cityOf(task.place()).language();
    String said = texts.text(
        language, done.in() == null ? "inspection.plan.redraw.note.nobody" : "inspection.plan.redraw.note", done.out().certificate(),
        reason(language, done), done.in() == null ? "" : done.in());
    String key = "inspection.redraw/" + visit.task() + "/" + done.number();
    casework.act(new Command.Note(new Actor.Clock(), done.at(), key, visit.caseId(), 0, said, false));
    if (done.out().seat() == 1 && done.in() != null) {
      long person = officers.byCertificate(done.in()).map(Officer::person).orElse(0L);
      casework.act(new Command.Assign(new Actor.Clock(), done.at(), key + "/lead", visit.caseId(), 0, 0, person));
    }
  }
}
