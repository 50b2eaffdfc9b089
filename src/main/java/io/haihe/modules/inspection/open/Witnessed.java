package io.haihe.modules.inspection.open;

/**
 * What the record of a visit says of who was there and what can be seen of it; never the names.
 *
 * @param way in which the party signed: {@code drawn}, {@code typed}, {@code refused} (before a witness), {@code absent} (nobody was met); empty where no
 *     record says so
 * @param photos how many were taken
 * @param reason whether it is said in the record why there is none
 */
record Witnessed(String way, int photos, boolean reason) {

  static final Witnessed UNKNOWN = new Witnessed("", 0, false);

  /** End of a key {@code inspection.open.signed.…}. */
  String key() {
    return way.equals("drawn") || way.equals("typed") ? "signed" : way;
  }

  boolean known() {
    return !way.isEmpty() && !way.equals("none");
  }
}
