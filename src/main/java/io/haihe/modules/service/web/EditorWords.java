package io.haihe.modules.service.web;

import io.haihe.kernel.org.People;
import io.haihe.kernel.place.City;
import io.haihe.modules.service.ItemDraft;
import io.haihe.modules.service.ItemRegister;
import io.haihe.modules.service.Retirements;
import io.haihe.modules.service.SentFiles;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says who did what when to the catalogue. */
@Component
class EditorWords {

  private final People people;
  private final Districts districts;
  private final Texts texts;

  EditorWords(People people, Districts districts, Texts texts) {
    this.people = people;
    this.districts = districts;
    this.texts = texts;
  }

  EditorLine line(ItemDraft draft, Locale locale) {
    String name = draft.content().path("name").path(locale.getLanguage()).asString(draft.content().path("name").path("zh").asString(draft.code()));
    return new EditorLine(
        name, DraftItemPages.PATH + "/" + draft.id(), texts.text(locale, "service.draft.state." + draft.state()),
        draft.code() + " · " + when(draft.changedAt(), locale) + " · " + who(draft.changedBy(), locale));
  }

  EditorLine line(SentFiles.Sent sent, Locale locale) {
    return new EditorLine(sent.file(), SentFilePages.PATH + "/" + sent.id(), "", when(sent.at(), locale) + " · " + who(sent.by(), locale));
  }

  EditorLine line(Retirements.Asked asked, Locale locale) {
    return new EditorLine(asked.code(), EditorPages.PATH + "/" + asked.code(), "", when(asked.at(), locale) + " · " + who(asked.by(), locale));
  }

  EditorLine version(ItemRegister.Version version, Locale locale) {
    String by = texts.text(locale, "service.way." + version.way());
    String wrote = version.author() == null ? "" : " · " + texts.text(locale, "service.version.author", who(version.author(), locale));
    String published = version.publisher() == null ? "" : " · " + texts.text(locale, "service.version.publisher", who(version.publisher(), locale));
    return new EditorLine(
        texts.text(locale, "service.guide.other", version.version()), String.valueOf(version.version()), by, when(version.at(), locale) + wrote + published);
  }

  EditorLine deed(ItemRegister.Deed deed, Locale locale) {
    return new EditorLine(texts.text(locale, "service.log." + deed.kind()), "", deed.detail(), when(deed.at(), locale) + " · " + who(deed.person(), locale));
  }

  String who(@Nullable Long person, Locale locale) {
    return person == null ? texts.text(locale, "service.operator") : people.nameOf(person);
  }

  String when(Instant at, Locale locale) {
    ZoneId zone = districts.city().map(City::zone).orElse(ZoneOffset.UTC);
    String pattern = locale.getLanguage().equals("zh") ? "yyyy年M月d日 HH:mm" : "d MMM yyyy, HH:mm";
    return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone));
  }
}
