package io.haihe.modules.resident;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.intake.FollowOffer;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Leads from the page of a case that asks for a signature to where it is signed. */
@Component
class SignatureOffer implements FollowOffer {

  private final Signing signing;
  private final Texts texts;

  SignatureOffer(Signing signing, Texts texts) {
    this.signing = signing;
    this.texts = texts;
  }

  @Override
  public List<Offer> of(Locale locale, Case now, String base) {
    return signing.means(now).isEmpty()
        ? List.of()
        : List.of(
            new Offer(
                SignaturePages.path(now.number()) + "?code=" + base.substring(base.lastIndexOf('/') + 1),
                texts.text(locale, "resident.signature.offer"),
                texts.text(locale, "resident.signature.offer.text"),
                texts.text(locale, "resident.signature.offer.button"),
                true));
  }
}
