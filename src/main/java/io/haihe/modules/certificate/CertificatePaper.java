package io.haihe.modules.certificate;

import io.haihe.kernel.casework.papers.Paper;
import io.haihe.kernel.casework.papers.Paper.Block;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.platform.QrCode;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Makes the paper of a certificate: what stood in the document when it was issued, and how anybody checks it. */
@Component
class CertificatePaper {

  private final CaseWords words;
  private final TimeWords time;
  private final Texts texts;

  CertificatePaper(CaseWords words, TimeWords time, Texts texts) {
    this.words = words;
    this.time = time;
    this.texts = texts;
  }

  /** @param address of the page on which it is checked */
  Paper of(Issued issued, Content content, String address, Locale locale) {
    Content.Text text = content.text(locale);
    List<Block> blocks = new ArrayList<>();
    text.pieces().forEach(piece -> blocks.add(piece.block(texts.text(locale, "casework.paper.signature"))));
    String code = CheckCode.grouped(content.code());
    blocks.add(new Block.Squares(QrCode.of(address).dark(), texts.text(locale, "certificate.paper.check", address, issued.number(), code)));
    return new Paper(
        Texts.language(locale), text.title(), head(issued, locale), text.note(), blocks,
        (page, pages) -> texts.text(locale, "casework.paper.page", issued.number(), page, pages));
  }

  private List<String> head(Issued issued, Locale locale) {
    String since = texts.text(
        locale, "certificate.paper.issued", words.unit(locale, issued.unit()), time.day(locale, issued.place(), issued.issuedAt()));
    return List.of(
        texts.text(locale, "certificate.paper.number", issued.number()), since,
        issued.until() == null
            ? texts.text(locale, "certificate.paper.forever")
            : texts.text(locale, "certificate.paper.until", time.day(locale, issued.place(), issued.until())));
  }
}
