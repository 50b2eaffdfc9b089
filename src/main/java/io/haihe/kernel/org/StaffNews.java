package io.haihe.kernel.org;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells members of staff of what is no case, by whichever modules keep their messages; nobody where there is none. */
@Component
public class StaffNews {

  private final ObjectProvider<StaffMessages> keepers;

  StaffNews(ObjectProvider<StaffMessages> keepers) {
    this.keepers = keepers;
  }

  /**
   * As {@link StaffMessages#tell}, in both languages.
   *
   * @param subject what it is about, the same however often it is told
   * @param path of the page where it can be looked at
   * @param words what is told, in a language
   */
  public void tell(Collection<Long> people, String subject, String path, Instant at, Function<Locale, String> words) {
    StaffMessages.News news = new StaffMessages.News(subject, path, words.apply(Locale.ENGLISH), words.apply(Locale.CHINESE), at);
    keepers.orderedStream().forEach(each -> each.tell(people, news));
  }
}
