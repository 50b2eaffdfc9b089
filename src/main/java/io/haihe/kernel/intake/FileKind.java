package io.haihe.kernel.intake;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of file that are taken. Pictures whose hidden data cannot be removed (HEIC), videos, and whatever a browser might run are
 * not among them; phones send HEIC pictures as JPEG when a page asks for these types only.
 */
enum FileKind {
  JPEG("image/jpeg", Family.PICTURE, "jpg", "jpeg", "jpe", "jfif"),
  PNG("image/png", Family.PICTURE, "png"),
  WEBP("image/webp", Family.PICTURE, "webp"),
  PDF("application/pdf", Family.DOCUMENT, "pdf"),
  TEXT("text/plain", Family.TEXT, "txt", "text", "log", "csv", "md"),
  /** Taken only where a case type examines apps. */
  APP("application/vnd.android.package-archive", Family.APP, "apk");

  /** Files of one family may be misnamed among themselves: their name is put right. Others lie about what they are. */
  enum Family {
    PICTURE,
    DOCUMENT,
    TEXT,
    APP
  }

  final String type;
  final Family family;
  private final Set<String> endings;
  private final String ending;

  FileKind(String type, Family family, String... endings) {
    this.type = type;
    this.family = family;
    this.endings = Set.of(endings);
    this.ending = endings[0];
  }

  static Optional<FileKind> ofType(String type) {
    return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
  }

  static Optional<FileKind> ofName(String name) {
    return Arrays.stream(values()).filter(kind -> kind.endings.contains(FileName.ending(name))).findFirst();
  }

  /** The name with an ending of this kind. */
  String named(String name) {
    return endings.contains(FileName.ending(name)) ? name : FileName.stem(name) + "." + ending;
  }
}
