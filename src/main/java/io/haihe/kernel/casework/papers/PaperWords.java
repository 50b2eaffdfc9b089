package io.haihe.kernel.casework.papers;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Printing.Printable;
import io.haihe.kernel.casework.papers.Paper.Block;
import io.haihe.kernel.casework.papers.Paper.Pair;
import io.haihe.kernel.casework.words.CaseValues;
import io.haihe.kernel.casework.words.CaseValues.Spoken;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.scenario.PrintForm;
import io.haihe.kernel.scenario.PrintForm.Part;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Fills in a document. */
@Component
class PaperWords {

  private final CaseValues values;
  private final TimeWords time;
  private final Texts texts;

  PaperWords(CaseValues values, TimeWords time, Texts texts) {
    this.values = values;
    this.time = time;
    this.texts = texts;
  }

  Paper of(Printable printable, Locale locale, boolean forReporter, Instant now) {
    Case matter = printable.matter();
    Spoken spoken = new Spoken(matter, printable.timeline(), printable.personal(), forReporter, now);
    String number = values.label(locale, spoken, "number") + " " + matter.number();
    String printed = texts.text(locale, "casework.paper.printed", time.exact(locale, matter.place(), now));
    return new Paper(
        Texts.language(locale),
        values.fill(locale, spoken, printable.form().title()),
        List.of(number, printed),
        matter.sample() ? texts.text(locale, "casework.paper.sample") : "",
        printable.form().parts().stream().map(part -> block(locale, spoken, printable.form(), part)).toList(),
        (page, pages) -> texts.text(locale, "casework.paper.page", matter.number(), page, pages));
  }

  private Block block(Locale locale, Spoken spoken, PrintForm form, Part part) {
    return switch (part) {
      case Part.Heading heading -> new Block.Heading(values.fill(locale, spoken, form.text(heading.name())));
      case Part.Words words -> new Block.Words(values.fill(locale, spoken, form.text(words.name())));
      case Part.Fields fields -> new Block.Fields(
          fields.values().stream()
              .map(name -> new Pair(values.label(locale, spoken, name), values.say(locale, spoken, name)))
              .toList());
      case Part.Signatures signatures -> new Block.Signatures(
          signatures.names().stream().map(name -> values.fill(locale, spoken, form.text(name))).toList(),
          texts.text(locale, "casework.paper.signature"));
    };
  }
}
