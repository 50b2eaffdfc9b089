package io.haihe.modules.resident;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Signatures;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows with a case whether it was signed, and whether that still holds; who signed is personal. */
@Component
class SignatureAddition implements Addition {

  private final SignatureStore store;
  private final SignatureViews views;
  private final Signing signing;
  private final Signatures signatures;
  private final Texts texts;

  SignatureAddition(SignatureStore store, SignatureViews views, Signing signing, Signatures signatures, Texts texts) {
    this.store = store;
    this.views = views;
    this.signing = signing;
    this.signatures = signatures;
    this.texts = texts;
  }

  @Override
  public List<Section> of(Locale locale, Case now) {
    List<Line> lines = lines(now, (kept, handed) -> line(now, kept, handed, locale));
    if (lines.isEmpty() && signing.means(now).isEmpty()) {
      return List.of();
    }
    String lead = lines.isEmpty() ? "resident.signature.none" : "resident.signature.lead";
    return List.of(new Section(texts.text(locale, "resident.signature"), texts.text(locale, lead), lines));
  }

  private List<Line> lines(Case now, BiFunction<SignatureStore.Kept, Signatures.HandedIn, Line> line) {
    List<SignatureStore.Kept> all = store.ofCase(now.id());
    if (all.isEmpty()) {
      return List.of();
    }
    Signatures.HandedIn handed = signatures.handedIn(now.id());
    return all.stream().map(kept -> line.apply(kept, handed)).toList();
  }

  private Line line(Case now, SignatureStore.Kept kept, Signatures.HandedIn handed, Locale locale) {
    Assertion by = kept.signature().by();
    String proof = by == null
        ? texts.text(locale, "resident.signature.proof.password")
        : texts.text(locale, "resident.signature.proof.passkey", Signature.hex(kept.signature().digest()).substring(0, 16), by.site());
    return new Line(views.title(now, kept, locale), proof, views.details(kept, handed, locale));
  }

  @Override
  public List<Section> personal(Locale locale, Case now) {
    List<Line> lines = store.ofCase(now.id()).stream()
        .flatMap(kept -> {
          SignatureStore.Signer signer = kept.signer();
          return signer == null
              ? Stream.empty()
              : Stream.of(new Line(texts.text(locale, "resident.signature.signer"), signer.name(), List.of(views.title(now, kept, locale))));
        })
        .toList();
    return lines.isEmpty() ? List.of() : List.of(new Section(texts.text(locale, "resident.signature"), "", lines));
  }

  @Override
  public List<Section> toReporter(Locale locale, Case now) {
    List<Line> lines = lines(now, (kept, handed) -> new Line(views.title(now, kept, locale), "", views.details(kept, handed, locale)));
    return lines.isEmpty() ? List.of() : List.of(new Section(texts.text(locale, "resident.signature"), texts.text(locale, "resident.signature.lead"), lines));
  }
}
