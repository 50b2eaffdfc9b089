package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Printing;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.PrintForm;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the party of a visit can be given on paper, now and by this viewer: of the visit, and of what was ordered in it. */
@Component
class PartyPapers {

  private final Printing printing;
  private final Cases cases;
  private final CaseWords words;

  PartyPapers(Printing printing, Cases cases, CaseWords words) {
    this.printing = printing;
    this.cases = cases;
    this.words = words;
  }

  List<PaperLine> of(Case visit, Viewer viewer, Locale locale) {
    Stream<Case> followed = visit.relations().stream().flatMap(relation -> cases.find(viewer, relation.caseId()).stream());
    return Stream.concat(Stream.of(visit), followed)
        .flatMap(matter -> printing.offered(viewer, matter).stream().filter(PrintForm::linked).map(form -> line(matter, form, locale)))
        .toList();
  }

  private PaperLine line(Case matter, PrintForm form, Locale locale) {
    return new PaperLine("/cases/" + matter.number() + "/documents/" + form.key(), words.scenario(locale, matter.scenarioVersion(), form.title()));
  }
}
