package io.haihe.modules.inspection.visit;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an entry is about, as it stands in the list: {@code answer:CODE/VERSION#LINE}, {@code photo:CODE/VERSION#LINE:ID}, {@code result} …
 *
 * @param about the line of a checklist, {@code party} or the id of an officer; empty where there is one for the visit
 * @param photo id of a photo; empty for others
 */
record SiteField(Kind kind, String about, String photo) {

  enum Kind {
    /** fine, problem or does not apply. */
    ANSWER,
    NOTE,
    PHOTO,
    RESULT,
    /** What has to be corrected, and until when. */
    ORDER,
    SUMMARY,
    /** Why there is no photo where nothing could be looked at. */
    NOPHOTO,
    /** The summary was read to the party. */
    SPOKEN,
    /** Another visit to the same party that is carried out together with this one. */
    JOINT,
    SIGNATURE;

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static Optional<SiteField> parse(String text) {
    String[] parts = text.split(":", 2);
    String about = parts.length < 2 ? "" : parts[1];
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.key().equals(parts[0]))
        .findFirst()
        .map(kind -> kind == Kind.PHOTO ? photo(about) : new SiteField(kind, about, ""));
  }

  private static SiteField photo(String about) {
    int cut = about.lastIndexOf(':');
    return new SiteField(Kind.PHOTO, cut < 0 ? about : about.substring(0, cut), cut < 0 ? "" : about.substring(cut + 1));
  }

  /** Of the line of a checklist. */
  static SiteField of(Kind kind, String about) {
    return new SiteField(kind, about, "");
  }

  static SiteField photo(String line, String id) {
    return new SiteField(Kind.PHOTO, line, id);
  }

  /** Whether a signature is of it; signatures are not of each other. */
  boolean isContent() {
    return kind != Kind.SIGNATURE;
  }

  boolean isOfLine() {
    return kind == Kind.ANSWER || kind == Kind.NOTE || kind == Kind.PHOTO;
  }

  @Override
  public String toString() {
    return kind.key() + (about.isEmpty() ? "" : ":" + about) + (photo.isEmpty() ? "" : ":" + photo);
  }
}
