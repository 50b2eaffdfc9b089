package io.haihe.kernel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.Finding;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.commons.imaging.Imaging;
import org.apache.commons.imaging.formats.jpeg.JpegImageMetadata;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.tiff.TiffImageMetadata;
import org.apache.commons.imaging.formats.tiff.constants.ExifTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class FileJudgeTest {

  private final FileJudge judge =
      new FileJudge(
          new IntakeSettings(
              DataSize.ofKilobytes(200), DataSize.ofMegabytes(1), 3, 1_000_000, 5, DataSize.ofMegabytes(1), DataSize.ofMegabytes(1),
              Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(1)));

  @Test
  void removesWhereAndByWhomAPhotoWasTakenAndKeepsThePicture() throws Exception {
    byte[] photo = photographed(picture("jpg"));
    assertThat(text(photo)).contains("PRIVATE-CAMERA", "PRIVATE-XMP", "PRIVATE-COMMENT", "PRIVATE-TAIL");
    assertThat(exif(photo).getGpsInfo()).isNotNull();

    CleanFile clean = taken("IMG_1.JPG", photo);

    assertThat(text(clean.bytes())).doesNotContain("PRIVATE");
    assertThat(exif(clean.bytes()).getGpsInfo()).isNull();
    assertThat(exif(clean.bytes()).getAllFields()).singleElement()
        .satisfies(field -> assertThat(field.getTagInfo()).isEqualTo(TiffTagConstants.TIFF_TAG_ORIENTATION));
    assertThat(pixels(clean.bytes())).isEqualTo(pixels(photo));
  }

  @Test
  void keepsWhichSideOfAPhotoIsUp() throws Exception {
    CleanFile clean = taken("a.jpg", photographed(picture("jpg")));

    assertThat(((JpegImageMetadata) Imaging.getMetadata(clean.bytes()))
            .findExifValue(TiffTagConstants.TIFF_TAG_ORIENTATION).getIntValue())
        .isEqualTo(6);
  }

  @Test
  void cleaningTwiceChangesNothingMore() throws Exception {
    byte[] once = taken("a.jpg", photographed(picture("jpg"))).bytes();

    assertThat(taken("a.jpg", once).bytes()).isEqualTo(once);
  }

  @Test
  void removesTextsFromPngAndWhateverFollows() throws Exception {
    byte[] plain = picture("png");
    byte[] written = withChunk(plain, "tEXt", "Author\0PRIVATE");
    byte[] photo = join(withChunk(written, "eXIf", "MM PRIVATE"), "PRIVATE-TAIL".getBytes(StandardCharsets.UTF_8));

    CleanFile clean = taken("screen.png", photo);

    assertThat(text(clean.bytes())).doesNotContain("PRIVATE");
    assertThat(pixels(clean.bytes())).isEqualTo(pixels(plain));
  }

  @Test
  void removesExifAndXmpFromWebp() throws Exception {
    byte[] webp = webp();

    CleanFile clean = taken("a.webp", webp);

    assertThat(text(clean.bytes())).doesNotContain("PRIVATE").contains("VP8X", "VP8L");
    assertThat(ByteBuffer.wrap(clean.bytes()).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
        .isEqualTo(clean.bytes().length - 8);
    assertThat(clean.bytes()[20] & 0x0C).isZero();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "photo.jpg | <!DOCTYPE html><html><script>alert(1)</script></html> | type",
    "photo.jpg | <html><body>x</body></html> | type",
    "drawing.svg | <svg xmlns='http://www.w3.org/2000/svg'><script/></svg> | type",
    "drawing.png | <?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/> | type",
    "page.html | hello | lies",
    "run.txt | #!/bin/sh rm -rf / | type",
    "words.jpg | only words | lies",
    "words.txt | <b>bold</b> words | broken",
    "report.exe | %PDF-1.4 and so on | lies",
    "report.txt | %PDF-1.4 and so on | lies",
  })
  void refusesWhatABrowserMightRunAndWhatLiesAboutItself(String name, String content, String why) {
    assertThat(refused(name, content.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("intake.file." + why);
  }

  @Test
  void refusesPrograms() {
    byte[] elf = join(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0}, new byte[64]);

    assertThat(refused("photo.jpg", elf).code()).isEqualTo("intake.file.type");
    assertThat(refused("x.exe", join(new byte[] {'M', 'Z'}, new byte[64])).code()).isEqualTo("intake.file.type");
  }

  @Test
  void refusesAPictureThatWouldUnpackToMoreThanItSays() throws Exception {
    ByteBuffer bomb = ByteBuffer.wrap(picture("png"));
    bomb.putInt(16, 50_000).putInt(20, 50_000);

    assertThat(refused("small.png", bomb.array()).code()).isEqualTo("intake.file.pixels");
  }

  @Test
  void refusesTheEmptyTheLargeAndTheCutOff() throws Exception {
    byte[] picture = picture("jpg");

    assertThat(refused("a.jpg", new byte[0]).code()).isEqualTo("intake.file.empty");
    assertThat(refused("a.txt", new byte[201 * 1024]).code()).isEqualTo("intake.file.large");
    assertThat(refused("a.jpg", Arrays.copyOf(picture, picture.length / 2)).code())
        .isEqualTo("intake.file.broken");
  }

  @Test
  void takesADocumentAndReadsChineseText() {
    assertThat(taken("notice.pdf", "%PDF-1.4 …".getBytes(StandardCharsets.UTF_8)).type()).isEqualTo("application/pdf");
    assertThat(text(taken("说明.txt", "路灯坏了，三天没亮。请派人来修。".getBytes(Charset.forName("GB18030"))).bytes()))
        .isEqualTo("路灯坏了，三天没亮。请派人来修。");
  }

  @Test
  void putsTheNameOfAMisnamedPictureRight() throws Exception {
    assertThat(taken("photo.jpg", picture("png"))).satisfies(file -> {
      assertThat(file.name()).isEqualTo("photo.png");
      assertThat(file.type()).isEqualTo("image/png");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd.png", "C:\\x\\passwd.png", "pass\u202Ewd.png", "\"pass\r\nwd\".png", "..png", ".png"})
  void cleansNames(String name) throws Exception {
    assertThat(taken(name, picture("png")).name()).matches("[a-z ]+\\.png");
  }

  private Finding refusedApp(byte[] bytes) {
    return switch (judge.judge(new Upload("app.apk", bytes), true)) {
      case FileJudge.Verdict.Taken taken -> throw new AssertionError("taken: " + taken.file().type());
      case FileJudge.Verdict.Refused refused -> refused.finding();
    };
  }

  private static byte[] zip(String name, int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("AndroidManifest.xml"));
      zip.write(1);
      zip.putNextEntry(new ZipEntry(name));
      zip.write(new byte[zeros]);
    }
    return bytes.toByteArray();
  }

  @Test
  void takesAnAppOnlyWhereAppsAreTaken() throws Exception {
    byte[] app = zip("classes.dex", 10);

    assertThat(judge.judge(new Upload("app.apk", app), true)).isInstanceOfSatisfying(
        FileJudge.Verdict.Taken.class, taken -> assertThat(taken.file().type()).isEqualTo("application/vnd.android.package-archive"));
    assertThat(refused("app.apk", app).code()).isEqualTo("intake.file.type");
    assertThat(refusedApp("no zip".getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("intake.file.lies");
  }

  @Test
  void refusesAnAppThatUnpacksToVeryMuch() throws Exception {
    assertThat(refusedApp(zip("classes.dex", 50_000_000)).code()).isEqualTo("intake.file.app");
  }

  @Test
  void refusesByItsSizeWhatWasNotRead() {
    assertThat(judge.judge(new Upload("a.png", new byte[0], 300_000), false)).isInstanceOfSatisfying(
        FileJudge.Verdict.Refused.class, refused -> assertThat(refused.finding().code()).isEqualTo("intake.file.large"));
  }

  private CleanFile taken(String name, byte[] bytes) {
    return switch (judge.judge(new Upload(name, bytes), false)) {
      case FileJudge.Verdict.Taken taken -> taken.file();
      case FileJudge.Verdict.Refused refused -> throw new AssertionError(refused.finding());
    };
  }

  private Finding refused(String name, byte[] bytes) {
    return switch (judge.judge(new Upload(name, bytes), false)) {
      case FileJudge.Verdict.Taken taken -> throw new AssertionError("taken: " + taken.file().type());
      case FileJudge.Verdict.Refused refused -> refused.finding();
    };
  }

  static byte[] picture(String format) throws IOException {
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 40; x++) {
      for (int y = 0; y < 30; y++) {
        image.setRGB(x, y, x * 6 << 16 | y * 8 << 8 | (x + y));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  /** A picture as a telephone makes it. */
  static byte[] photographed(byte[] jpeg) throws Exception {
    TiffOutputSet exif = new TiffOutputSet();
    exif.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_MAKE, "PRIVATE-CAMERA");
    exif.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_ORIENTATION, (short) 6);
    exif.getOrCreateExifDirectory().add(ExifTagConstants.EXIF_TAG_DATE_TIME_ORIGINAL, "2026:01:01 10:00:00");
    exif.setGpsInDegrees(117.2, 39.13);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ExifRewriter().updateExifMetadataLossless(jpeg, out, exif);
    byte[] withExif = out.toByteArray();
    byte[] xmp = segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x>PRIVATE-XMP</x>");
    byte[] comment = segment(0xFE, "PRIVATE-COMMENT");
    byte[] head = {(byte) 0xFF, (byte) 0xD8};
    byte[] rest = Arrays.copyOfRange(withExif, 2, withExif.length);
    return join(head, xmp, comment, rest, "PRIVATE-TAIL".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] segment(int marker, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return join(new byte[] {(byte) 0xFF, (byte) marker, 0, (byte) (bytes.length + 2)}, bytes);
  }

  private static byte[] withChunk(byte[] png, String type, String body) {
    byte[] bytes = join(type.getBytes(StandardCharsets.US_ASCII), body.getBytes(StandardCharsets.UTF_8));
    CRC32 sum = new CRC32();
    sum.update(bytes);
    byte[] length = ByteBuffer.allocate(4).putInt(bytes.length - 4).array();
    byte[] check = ByteBuffer.allocate(4).putInt((int) sum.getValue()).array();
    int afterHeader = 33;
    return join(
        Arrays.copyOf(png, afterHeader), length, bytes, check,
        Arrays.copyOfRange(png, afterHeader, png.length));
  }

  /** One pixel, with a header that announces EXIF and XMP. */
  private static byte[] webp() {
    byte[] extended = {0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    byte[] pixel = {0x2F, 0, 0, 0, 0x10, 0x07, 0x10, 0x11, 0x11, (byte) 0x88, (byte) 0x88, (byte) 0xFE, 0x07, 0};
    byte[] body = join("WEBP".getBytes(StandardCharsets.US_ASCII), chunk("VP8X", extended), chunk("VP8L", pixel),
        chunk("EXIF", "PRIVATE!".getBytes(StandardCharsets.US_ASCII)),
        chunk("XMP ", "PRIVATE".getBytes(StandardCharsets.US_ASCII)));
    return join("RIFF".getBytes(StandardCharsets.US_ASCII), little(body.length), body);
  }

  private static byte[] chunk(String name, byte[] body) {
    return join(name.getBytes(StandardCharsets.US_ASCII), little(body.length), body, new byte[body.length & 1]);
  }

  private static byte[] little(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static TiffImageMetadata exif(byte[] jpeg) throws IOException {
    return ((JpegImageMetadata) Imaging.getMetadata(jpeg)).getExif();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<Integer> pixels(byte[] bytes) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .boxed().toList();
  }
}
