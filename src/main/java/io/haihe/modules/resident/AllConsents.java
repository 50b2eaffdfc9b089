package io.haihe.modules.resident;

import io.haihe.kernel.casework.CaseConsents;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a resident has agreed to: in the account itself, and with what was handed in with the cases that are in it. */
@Component
class AllConsents {

  private final Consents own;
  private final OwnedCases cases;
  private final ObjectProvider<CaseConsents> books;
  private final Moments moments;

  AllConsents(Consents own, OwnedCases cases, ObjectProvider<CaseConsents> books, Moments moments) {
    this.own = own;
    this.cases = cases;
    this.books = books;
    this.moments = moments;
  }

  private record Dated(Instant at, ConsentLine line) {}

  /** The newest first. */
  List<ConsentLine> lines(long account, Locale locale) {
    return Stream.concat(
            own.list(account).stream().map(given -> new Dated(given.at(), line(given, locale))),
            ofCases(account).stream().map(given -> new Dated(given.at(), line(given, locale))))
        .sorted(Comparator.comparing(Dated::at).reversed())
        .map(Dated::line)
        .toList();
  }

  List<CaseConsents.Given> ofCases(long account) {
    Collection<String> numbers = numbers(account);
    return books.stream().flatMap(book -> book.of(numbers).stream()).toList();
  }

  private Collection<String> numbers(long account) {
    return cases.all(account).stream().map(OwnedCases.Owned::number).toList();
  }

  /** Once, of one's own cases alone, and not after use was made of it. */
  void withdraw(long account, String key, Instant at) {
    Collection<String> numbers = numbers(account);
    books.forEach(book -> book.withdraw(key, numbers, at));
  }

  private ConsentLine line(Consents.Given given, Locale locale) {
    String purpose = locale.getLanguage().equals("zh") ? given.purpose().chinese() : given.purpose().english();
    String number = given.number();
    return new ConsentLine(
        given.withdrawnAt() == null ? "/my/consents/" + given.id() + "/withdraw" : "", purpose, number == null ? "" : number,
        moments.day(given.at(), locale), "", day(given.withdrawnAt(), locale));
  }

  private ConsentLine line(CaseConsents.Given given, Locale locale) {
    boolean stands = given.withdrawnAt() == null && given.usedAt() == null;
    return new ConsentLine(
        stands ? "/my/consents/cases/" + given.key() + "/withdraw" : "", given.purpose(locale.getLanguage()), given.number(),
        moments.day(given.at(), locale), day(given.usedAt(), locale), day(given.withdrawnAt(), locale));
  }

  private String day(@Nullable Instant at, Locale locale) {
    return at == null ? "" : moments.day(at, locale);
  }
}
