package io.haihe.kernel.intake;

import io.haihe.kernel.casework.Case;
import java.util.List;
import java.util.Locale;

/** What a module has for whoever holds the secret link of a case, beside the case itself. A bean of this type contributes it. */
public interface FollowOffer {

  /** @param base address of the case's page, below which the module has its own */
  List<Offer> of(Locale locale, Case now, String base);

  /**
   * In the reader's language.
   *
   * @param asked whether it is for the reader to do now
   */
  record Offer(String path, String title, String text, String button, boolean asked) {}
}
