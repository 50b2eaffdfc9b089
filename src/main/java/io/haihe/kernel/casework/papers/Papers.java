package io.haihe.kernel.casework.papers;

import io.haihe.kernel.casework.Printing.Printable;
import io.haihe.kernel.casework.words.TimeWords;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Prints documents as PDF. */
@Component
@EnableConfigurationProperties(PaperSettings.class)
public class Papers {

  private final PaperWords words;
  private final TimeWords time;
  private final ObjectProvider<Press> presses;
  private final PaperPdf pdf;

  Papers(PaperWords words, TimeWords time, ObjectProvider<Press> presses, PaperSettings settings) {
    this.words = words;
    this.time = time;
    this.presses = presses;
    this.pdf = new PaperPdf(new PaperFonts(settings.files()));
  }

  /** @param forReporter whether it speaks to who holds the secret link */
  public byte[] print(Printable printable, Locale locale, boolean forReporter, Instant now) {
    return presses.orderedStream()
        .flatMap(press -> press.print(printable, locale, now).stream())
        .findFirst()
        .orElseGet(() -> pdf.of(paper(printable, locale, forReporter, now), time.local(printable.matter().place(), now)));
  }

  /** In words, not set yet. */
  public Paper paper(Printable printable, Locale locale, boolean forReporter, Instant now) {
    return words.of(printable, locale, forReporter, now);
  }

  /**
   * Something that is no document of a case.
   *
   * @param at when it was made, on the clock of the place it is about
   */
  public byte[] print(Paper paper, ZonedDateTime at) {
    return pdf.of(paper, at);
  }

  /** A download that no browser or proxy keeps. */
  public ResponseEntity<byte[]> answer(Printable printable, Locale locale, boolean forReporter, Instant now) {
    String name = printable.matter().number() + "-" + printable.form().key() + ".pdf";
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .cacheControl(CacheControl.noStore().cachePrivate())
        .body(print(printable, locale, forReporter, now));
  }
}
