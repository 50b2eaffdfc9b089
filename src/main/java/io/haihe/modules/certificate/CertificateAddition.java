package io.haihe.modules.certificate;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.Case;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows with a case which certificates it issued, and which it was given instead of papers. */
@Component
class CertificateAddition implements Addition {

  private final CertificateStore store;
  private final UseStore uses;
  private final CertificateWords words;
  private final Texts texts;
  private final Clock clock;

  CertificateAddition(CertificateStore store, UseStore uses, CertificateWords words, Texts texts, Clock clock) {
    this.store = store;
    this.uses = uses;
    this.words = words;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public List<Section> of(Locale locale, Case now) {
    List<Line> issued = issued(now).stream().map(each -> line(each, List.of(), locale)).toList();
    List<Line> given = given(now, (use, each) -> given(use, each, locale));
    return Stream.of(section(locale, "issued", issued), section(locale, "given", given)).flatMap(List::stream).toList();
  }

  /** What stands on those that were given, where the consent to it was not taken back; from now on it cannot be. */
  @Override
  public List<Section> personal(Locale locale, Case now) {
    uses.read(now.id(), clock.instant());
    return given(now, (use, issued) -> {
      String title = texts.text(locale, "certificate.facts", words.field(use, locale), issued.number());
      if (use.withdrawnAt() != null) {
        return new Section(title, texts.text(locale, "certificate.given.withdrawn", words.withdrawnOn(use, issued, locale)), List.of());
      }
      List<Line> facts = store.content(issued).map(content -> facts(content, locale)).orElse(List.of());
      return new Section(title, facts.isEmpty() ? texts.text(locale, "certificate.removed") : words.title(issued, locale), facts);
    });
  }

  private List<Line> facts(Content content, Locale locale) {
    return Stream.concat(
            Stream.of(new Line(texts.text(locale, "certificate.holder"), content.holder(), List.of())),
            content.text(locale).facts().stream().map(pair -> new Line(pair.label(), pair.value(), List.of())))
        .toList();
  }

  /** The holder reads what each was given for. */
  @Override
  public List<Section> toReporter(Locale locale, Case now) {
    List<Line> issued = issued(now).stream()
        .map(each -> line(each, uses.of(each.number()).stream().map(use -> words.use(use, each, locale)).toList(), locale))
        .toList();
    return section(locale, "own", issued);
  }

  private List<Issued> issued(Case now) {
    return store.ofCases(List.of(now.number()));
  }

  private interface Given<T> {
    T of(UseStore.Use use, Issued issued);
  }

  private <T> List<T> given(Case now, Given<T> what) {
    Function<UseStore.Use, Stream<T>> each = use -> store.byNumber(use.certificate()).map(issued -> what.of(use, issued)).stream();
    return uses.in(now.id()).stream().flatMap(each).toList();
  }

  private Line given(UseStore.Use use, Issued issued, Locale locale) {
    return new Line(
        words.field(use, locale),
        texts.text(locale, "certificate.given.line", words.title(issued, locale), issued.number()),
        Stream.concat(
                Stream.of(
                    words.standing(issued, clock.instant(), locale),
                    texts.text(locale, "certificate.paper.issued", words.issuer(issued, locale), words.issuedOn(issued, locale))),
                Stream.of(words.withdrawnOn(use, issued, locale))
                    .filter(day -> !day.isEmpty())
                    .map(day -> texts.text(locale, "certificate.given.withdrawn", day)))
            .toList());
  }

  private Line line(Issued issued, List<String> more, Locale locale) {
    List<String> details = Stream.concat(Stream.of(words.standing(issued, clock.instant(), locale)), more.stream()).toList();
    return new Line(words.title(issued, locale), issued.number(), details);
  }

  private List<Section> section(Locale locale, String key, List<Line> lines) {
    return lines.isEmpty()
        ? List.of()
        : List.of(new Section(texts.text(locale, "certificate." + key), texts.text(locale, "certificate." + key + ".lead"), lines));
  }
}
