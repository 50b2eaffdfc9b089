package io.haihe.kernel.casework;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What another case is to this one. Both cases of a pair keep one, each from its own side.
 *
 * @param caseId of the other one
 * @param number of the other one
 * @param outcome the state in which the other one came to its end, as this one has been told; empty while it goes on
 * @param then the transition the system takes in this case when the other one ends, or null
 */
public record Relation(Kind kind, long caseId, String number, String outcome, @Nullable String then) {

  /** The other one is … */
  public enum Kind {
    /** … what this one was joined into and goes on in. */
    JOINED_INTO,
    /** … the same matter, joined into this one. */
    DUPLICATE,
    /** … the whole of which this one is a part. */
    WHOLE,
    PART,
    /** … what this one follows. */
    PRECEDING,
    FOLLOW_UP,
    /** … where this one came from. */
    TRANSFERRED_FROM,
    /** … where this one went on. */
    TRANSFERRED_TO;

    /** The same from the other one's side. */
    Kind turned() {
      return switch (this) {
        case JOINED_INTO -> DUPLICATE;
        case DUPLICATE -> JOINED_INTO;
        case WHOLE -> PART;
        case PART -> WHOLE;
        case PRECEDING -> FOLLOW_UP;
        case FOLLOW_UP -> PRECEDING;
        case TRANSFERRED_FROM -> TRANSFERRED_TO;
        case TRANSFERRED_TO -> TRANSFERRED_FROM;
      };
    }

    /** As texts and the API name it: {@code joinedInto}. */
    public String key() {
      String[] words = name().split("_");
      String first = words[0].toLowerCase(Locale.ROOT);
      return words.length == 1 ? first : first + words[1].charAt(0) + words[1].substring(1).toLowerCase(Locale.ROOT);
    }
  }

  /** In these the matter itself goes on when this case has ended. */
  static final Set<Kind> ONWARD = EnumSet.of(Kind.JOINED_INTO, Kind.TRANSFERRED_TO);

  /** These are told when this case ends, and when it goes on again. */
  static final Set<Kind> LISTENING =
      EnumSet.of(Kind.DUPLICATE, Kind.WHOLE, Kind.PRECEDING, Kind.TRANSFERRED_FROM);

  static Relation to(Kind kind, Case other, @Nullable String then) {
    return new Relation(kind, other.id(), other.number(), other.outcome(), then);
  }

  boolean same(Relation other) {
    return kind == other.kind && caseId == other.caseId;
  }

  boolean settled() {
    return !outcome.isEmpty();
  }

  Relation with(String told) {
    return new Relation(kind, caseId, number, told, then);
  }
}
