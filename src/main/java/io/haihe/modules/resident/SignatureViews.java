package io.haihe.modules.resident;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Signatures;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.SignatureRule.Means;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says in words what was signed, and what is to be. */
@Component
class SignatureViews {

  private final Signing signing;
  private final Signatures signatures;
  private final SignatureStore store;
  private final PasskeyStore passkeys;
  private final FollowLinks links;
  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final Texts texts;

  SignatureViews(
      Signing signing, Signatures signatures, SignatureStore store, PasskeyStore passkeys, FollowLinks links, Scenarios scenarios, CaseWords words,
      TimeWords time, Texts texts) {
    this.signing = signing;
    this.signatures = signatures;
    this.store = store;
    this.passkeys = passkeys;
    this.links = links;
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.texts = texts;
  }

  SignatureView page(Case now, Account account, Locale locale) {
    List<SignatureStore.Kept> all = store.ofCase(now.id());
    Signatures.HandedIn handed = signatures.handedIn(now.id());   // later, so that nothing that was signed is missing in it
    Set<Means> means = signing.means(now, handed);
    return new SignatureView(
        now.number(),
        "/follow/" + now.number() + "/" + links.token(now.number()),
        facts(now, handed, locale),
        signed(now, all, handed, account, locale),
        means.contains(Means.PASSKEY),
        means.contains(Means.PASSWORD),
        !passkeys.list(account.id()).isEmpty(),
        account.hasPassword());
  }

  private List<SignatureView.Fact> facts(Case now, Signatures.HandedIn handed, Locale locale) {
    String files = handed.upTo(handed.last(), null).files().stream()
        .map(file -> file.name() + " (" + file.sha256().substring(0, Math.min(8, file.sha256().length())) + "…)")
        .collect(Collectors.joining(", "));
    List<SignatureView.Fact> facts = new ArrayList<>();
    facts.add(fact("matter", scenarios.version(now.scenarioVersion()).texts().text(locale, "title"), locale));
    facts.add(fact("category", words.category(locale, now.scenarioVersion(), now.category()), locale));
    facts.add(fact("opened", time.exact(locale, now.place(), now.openedAt()), locale));
    facts.add(fact("words", now.text(), locale));
    if (!files.isEmpty()) {
      facts.add(fact("files", files, locale));
    }
    return facts;
  }

  private SignatureView.Fact fact(String what, String value, Locale locale) {
    return new SignatureView.Fact(texts.text(locale, "resident.signature.fact." + what), value);
  }

  private List<SignatureView.Signed> signed(
      Case now, List<SignatureStore.Kept> all, Signatures.HandedIn handed, Account account, Locale locale) {
    return all.stream()
        .map(kept -> {
          Long signer = kept.signature().account();
          String who = signer != null && signer == account.id() ? "you" : "other";
          List<String> lines = new ArrayList<>(List.of(texts.text(locale, "resident.signature.by." + who)));
          String standing = standing(kept, handed);
          lines.addAll(details(kept, standing, handed, locale));
          return new SignatureView.Signed(title(now, kept, locale), lines, standing);
        })
        .toList();
  }

  private String standing(SignatureStore.Kept kept, Signatures.HandedIn handed) {
    return signing.judge(kept, handed).name().toLowerCase(Locale.ROOT);
  }

  /** By what, and when. */
  String title(Case now, SignatureStore.Kept kept, Locale locale) {
    String means = kept.signature().means().name().toLowerCase(Locale.ROOT);
    return texts.text(locale, "resident.signature.title." + means, time.exact(locale, now.place(), kept.signature().at()));
  }

  /** Whether it holds, and what it does not cover. */
  List<String> details(SignatureStore.Kept kept, Signatures.HandedIn handed, Locale locale) {
    return details(kept, standing(kept, handed), handed, locale);
  }

  private List<String> details(SignatureStore.Kept kept, String standing, Signatures.HandedIn handed, Locale locale) {
    List<String> lines = new ArrayList<>(List.of(texts.text(locale, "resident.signature.standing." + standing)));
    if (kept.whole() && kept.signer() == null) {
      lines.add(texts.text(locale, "resident.signature.removed"));
    }
    if (handed.last() > kept.signature().entries()) {
      lines.add(texts.text(locale, "resident.signature.later"));
    }
    return lines;
  }
}
