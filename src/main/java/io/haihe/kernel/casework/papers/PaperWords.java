package io.haihe.kernel.casework.papers;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Printing.Printable;
import io.haihe.kernel.casework.papers.Paper.Block;
import io.haihe.kernel.casework.papers.Paper.Pair;
import io.haihe.kernel.casework.words.CaseValues;
import io.haihe.kernel.casework.words.CaseValues.Spoken;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.scenario.PrintForm;
import io.haihe.kernel.scenario.PrintForm.Part;
import io.haihe.platform.QrCode;
import io.haihe.platform.Texts;
import io.haihe.platform.web.Site;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Fills in a document. */
@Component
class PaperWords {

  private final CaseValues values;
  private final TimeWords time;
  private final Texts texts;
  private final FollowLinks links;
  private final ObjectProvider<Insert> inserts;
  private final PaperSettings settings;

  PaperWords(CaseValues values, TimeWords time, Texts texts, FollowLinks links, ObjectProvider<Insert> inserts, PaperSettings settings) {
    this.values = values;
    this.time = time;
    this.texts = texts;
    this.links = links;
    this.inserts = inserts;
    this.settings = settings;
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
        printable.form().parts().stream().flatMap(part -> blocks(locale, spoken, printable, part).stream()).toList(),
        (page, pages) -> texts.text(locale, "casework.paper.page", matter.number(), page, pages));
  }

  private List<Block> blocks(Locale locale, Spoken spoken, Printable printable, Part part) {
    PrintForm form = printable.form();
    return switch (part) {
      case Part.Link link -> List.of(link(values.fill(locale, spoken, form.text(link.name())), spoken.matter().number(), locale));
      case Part.Insert asked -> inserts.orderedStream().flatMap(insert -> insert.of(asked.name(), printable, locale).stream()).toList();
      case Part.Heading heading -> List.of(new Block.Heading(values.fill(locale, spoken, form.text(heading.name()))));
      case Part.Words words -> List.of(new Block.Words(values.fill(locale, spoken, form.text(words.name()))));
      case Part.Fields fields -> List.of(new Block.Fields(
          fields.values().stream()
              .map(name -> new Pair(values.label(locale, spoken, name), values.say(locale, spoken, name)))
              .toList()));
      case Part.Signatures signatures -> List.of(new Block.Signatures(
          signatures.names().stream().map(name -> values.fill(locale, spoken, form.text(name))).toList(),
          texts.text(locale, "casework.paper.signature")));
    };
  }

  private Block link(String words, String number, Locale locale) {
    String site = Site.of(settings.site());
    String code = links.token(number);
    return new Block.Squares(
        QrCode.of(site + "/follow/" + number + "/" + code).dark(), texts.text(locale, "casework.paper.link", words, site + "/follow", number, code));
  }
}
