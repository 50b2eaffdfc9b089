package io.haihe.kernel.intake;

import io.haihe.platform.Finding;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.imaging.Imaging;
import org.apache.tika.Tika;
import org.apache.tika.mime.MediaType;
import org.springframework.util.unit.DataSize;

/** Judges a file by its content, never by its name or by what the sender says it is, and cleans it. */
final class FileJudge {

  private static final Charset CHINESE = Charset.forName("GB18030");

  private final Tika tika = new Tika();
  private final IntakeSettings settings;

  FileJudge(IntakeSettings settings) {
    this.settings = settings;
  }

  sealed interface Verdict {
    record Taken(CleanFile file) implements Verdict {}

    record Refused(Finding finding) implements Verdict {}
  }

  /** @param apps whether apps are taken here */
  Verdict judge(Upload upload, boolean apps) {
    String name = FileName.clean(upload.name());
    byte[] bytes = upload.bytes();
    if (upload.size() == 0) {
      return refused("empty", name);
    }
    Optional<FileKind> claimed = FileKind.ofName(name);
    DataSize most = settings.most(apps && claimed.filter(FileKind.APP::equals).isPresent());
    if (upload.size() > most.toBytes()) {
      return refused("large", name, most.toMegabytes());
    }
    Optional<FileKind> kind = kind(bytes, claimed).filter(found -> apps || found != FileKind.APP);
    if (kind.isEmpty()) {
      return refused("type", name);
    }
    boolean honest =
        claimed.map(claim -> claim.family == kind.get().family).orElse(FileName.ending(name).isEmpty());
    return honest ? cleaned(kind.get(), name, bytes) : refused("lies", name);
  }

  /** Chinese text that is not UTF-8 looks like nothing known; its name has to say that it is text. */
  private Optional<FileKind> kind(byte[] bytes, Optional<FileKind> claimed) {
    String type = tika.detect(bytes);
    if (claimed.filter(FileKind.APP::equals).isPresent() && type.equals(MediaType.APPLICATION_ZIP.toString())) {
      return claimed;
    }
    boolean text = claimed.filter(FileKind.TEXT::equals).isPresent() && type.equals(MediaType.OCTET_STREAM.toString());
    return text && read(bytes, CHINESE).isPresent() ? claimed : FileKind.ofType(type);
  }

  private static Optional<String> read(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()).filter(FileJudge::readable);
    } catch (CharacterCodingException other) {
      return Optional.empty();
    }
  }

  private static boolean readable(String text) {
    return text.codePoints().allMatch(each -> !Character.isISOControl(each) || Character.isWhitespace(each));
  }

  private Verdict cleaned(FileKind kind, String name, byte[] bytes) {
    try {
      if (kind.family == FileKind.Family.PICTURE && pixels(bytes) > settings.pixels()) {
        return refused("pixels", name, settings.pixels() / 1_000_000);
      }
      byte[] clean =
          switch (kind) {
            case JPEG -> JpegCleaner.clean(bytes);
            case PNG -> PngCleaner.clean(bytes);
            case WEBP -> WebpCleaner.clean(bytes);
            case PDF -> bytes;
            case TEXT -> text(bytes);
            case APP -> AppCheck.judged(bytes);
          };
      return new Verdict.Taken(new CleanFile(kind.named(name), kind.type, clean));
    } catch (BrokenFile broken) {
      return refused(kind == FileKind.APP ? "app" : "broken", name);
    }
  }

  /** Read from the header: nothing is unpacked. */
  private static long pixels(byte[] bytes) throws BrokenFile {
    try {
      Dimension size = Imaging.getImageSize(bytes);
      return size == null ? 0 : (long) size.width * size.height;
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      throw new BrokenFile();
    }
  }

  /** Plain text in UTF-8; markup is none, whatever its name. */
  private static byte[] text(byte[] bytes) throws BrokenFile {
    return read(bytes, StandardCharsets.UTF_8)
        .or(() -> read(bytes, CHINESE))
        .filter(text -> !text.stripLeading().startsWith("<"))
        .orElseThrow(BrokenFile::new)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Verdict refused(String why, String name, Object... more) {
    List<Object> args = new ArrayList<>(List.of(name));
    args.addAll(List.of(more));
    return new Verdict.Refused(Finding.ofField("files", "intake.file." + why, args.toArray()));
  }
}
