package io.haihe.kernel.place;

/** Which codes lie below a code: as many trailing digits are free as its level leaves. */
final class CodeSpan {

  private static final long GRID = 1L;
  private static final long COMMUNITY = 1_000L;
  private static final long STREET = 1_000_000L;
  private static final long DISTRICT = 1_000_000_000L;
  private static final long PREFECTURE = 100_000_000_000L;
  private static final long PROVINCE = 10_000_000_000_000L;

  private CodeSpan() {}

  /** The number of codes in the subtree of a place of that level, itself included. */
  static long of(PlaceCode code, PlaceLevel level) {
    return switch (level) {
      case GRID -> GRID;
      case COMMUNITY -> COMMUNITY;
      case STREET -> STREET;
      case DISTRICT -> DISTRICT;
      case CITY -> cityOf(code.value());
    };
  }

  /** A city may be a province-level one (12 0000), a prefecture (13 0100) or a county-level one (46 9001). */
  private static long cityOf(long code) {
    if (code % PROVINCE == 0) {
      return PROVINCE;
    }
    return code % PREFECTURE == 0 ? PREFECTURE : DISTRICT;
  }

  /** Whether all digits below the level are zero. */
  static boolean fits(PlaceCode code, PlaceLevel level) {
    return code.value() % of(code, level) == 0;
  }

  static PlaceCode last(PlaceCode code, PlaceLevel level) {
    return new PlaceCode(code.value() + of(code, level) - 1);
  }

  /** Whether {@code code} lies below {@code above}, a place of that level. */
  static boolean below(PlaceCode code, PlaceCode above, PlaceLevel level) {
    return code.compareTo(above) > 0 && code.compareTo(last(above, level)) <= 0;
  }
}
