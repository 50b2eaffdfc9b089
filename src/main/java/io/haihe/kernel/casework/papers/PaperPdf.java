package io.haihe.kernel.casework.papers;

import io.haihe.kernel.casework.papers.Paper.Block;
import io.haihe.kernel.casework.papers.Paper.Pair;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.GregorianCalendar;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** Sets a document as PDF/A-1b on A4. It is set twice, since only the first pass knows how many pages there are. */
final class PaperPdf {

  private static final float MARGIN = 62;
  private static final float FOOT = 36;

  /** How wide squares are, all together. */
  private static final float SQUARES = 112;

  /** How much wider than the others. */
  private static final float FIRST_COLUMN = 2.2f;

  private static final Color LINE = new Color(0x99, 0x99, 0x99);
  private static final Color QUIET = new Color(0x55, 0x55, 0x55);

  private final PaperFonts fonts;

  PaperPdf(PaperFonts fonts) {
    this.fonts = fonts;
  }

  private record Set(byte[] bytes, int pages) {}

  byte[] of(Paper paper, ZonedDateTime at) {
    return set(paper, at, set(paper, at, 1).pages()).bytes();
  }

  private Set set(Paper paper, ZonedDateTime at, int pages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + FOOT / 2);
    PdfWriter writer = PdfWriter.getInstance(document, bytes);
    writer.setPDFXConformance(PdfWriter.PDFA1B);
    writer.setPageEvent(footers(paper, pages));
    describe(document, writer, paper, at);
    document.open();
    colours(writer);
    fill(document, writer, paper);
    int made = writer.getPageNumber();
    document.close();
    return new Set(bytes.toByteArray(), made);
  }

  private static void describe(Document document, PdfWriter writer, Paper paper, ZonedDateTime at) {
    document.addTitle(paper.title());
    PdfDate date = new PdfDate(GregorianCalendar.from(at));
    writer.getInfo().put(PdfName.CREATIONDATE, date);
    writer.getInfo().put(PdfName.MODDATE, date);
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(paper.language().getLanguage().equals("zh") ? "zh-CN" : "en"));
    writer.createXmpMetadata();
  }

  private static void colours(PdfWriter writer) {
    try {
      writer.setOutputIntents(
          "Custom", "", "http://www.color.org", "sRGB IEC61966-2.1",
          ICC_Profile.getInstance(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PdfPageEventHelper footers(Paper paper, int pages) {
    return new PdfPageEventHelper() {
      @Override
      public void onEndPage(PdfWriter writer, Document document) {
        Rectangle page = document.getPageSize();
        ColumnText.showTextAligned(
            writer.getDirectContent(), Element.ALIGN_CENTER,
            phrase(paper.footer().of(writer.getPageNumber(), pages), 8.5f, QUIET), page.getWidth() / 2, FOOT, 0);
      }
    };
  }

  private void fill(Document document, PdfWriter writer, Paper paper) {
    Paragraph title = paragraph(paper.title(), 18, Color.BLACK);
    title.setAlignment(Element.ALIGN_CENTER);
    title.setSpacingAfter(8);
    document.add(title);
    paper.head().forEach(line -> document.add(centred(line)));
    if (!paper.note().isEmpty()) {
      document.add(centred(paper.note()));
    }
    paper.blocks().forEach(block -> add(document, writer, block));
  }

  private Paragraph centred(String text) {
    Paragraph line = paragraph(text, 9.5f, QUIET);
    line.setAlignment(Element.ALIGN_CENTER);
    return line;
  }

  private void add(Document document, PdfWriter writer, Block block) {
    switch (block) {
      case Block.Heading heading -> {
        Paragraph set = paragraph(heading.text(), 13, Color.BLACK);
        set.setSpacingBefore(16);
        document.add(set);
      }
      case Block.Words words -> words.text().lines().forEach(line -> {
        Paragraph set = paragraph(line, 10.5f, Color.BLACK);
        set.setSpacingBefore(7);
        document.add(set);
      });
      case Block.Fields fields -> document.add(table(fields));
      case Block.Rows rows -> document.add(table(rows));
      case Block.Signatures signatures -> document.add(lines(signatures));
      case Block.Squares squares -> document.add(beside(writer, squares));
    }
  }

  private PdfPTable table(Block.Fields fields) {
    PdfPTable table = new PdfPTable(new float[] {1, 2.6f});
    table.setWidthPercentage(100);
    table.setSpacingBefore(10);
    table.setSplitLate(false);
    for (Pair pair : fields.pairs()) {
      table.addCell(cell(pair.label(), QUIET));
      table.addCell(cell(pair.value(), Color.BLACK));
    }
    return table;
  }

  private PdfPTable table(Block.Rows rows) {
    float[] widths = new float[rows.head().size()];
    Arrays.fill(widths, 1);
    widths[0] = FIRST_COLUMN;
    PdfPTable table = new PdfPTable(widths);
    table.setWidthPercentage(100);
    table.setSpacingBefore(10);
    table.setHeaderRows(1);
    rows.head().forEach(name -> table.addCell(cell(name, QUIET)));
    rows.rows().forEach(row -> row.forEach(value -> table.addCell(cell(value, Color.BLACK))));
    return table;
  }

  private PdfPCell cell(String text, Color colour) {
    PdfPCell cell = new PdfPCell();
    text.lines().forEach(line -> cell.addElement(paragraph(line, 10, colour)));
    cell.setBorderColor(LINE);
    cell.setBorderWidth(0.5f);
    cell.setPadding(6);
    cell.setPaddingTop(2);
    return cell;
  }

  /** The squares at the left, their caption at the right. */
  private PdfPTable beside(PdfWriter writer, Block.Squares squares) {
    PdfPTable table = new PdfPTable(new float[] {1, 2.6f});
    table.setWidthPercentage(100);
    table.setSpacingBefore(20);
    table.setKeepTogether(true);
    PdfPCell picture = new PdfPCell(drawn(writer, squares.dark()), false);
    picture.setBorder(Rectangle.NO_BORDER);
    picture.setPadding(0);
    table.addCell(picture);
    PdfPCell words = cell(squares.caption(), Color.BLACK);
    words.setBorder(Rectangle.NO_BORDER);
    words.setVerticalAlignment(Element.ALIGN_MIDDLE);
    table.addCell(words);
    return table;
  }

  private static Image drawn(PdfWriter writer, boolean[][] dark) {
    float square = SQUARES / dark.length;
    PdfTemplate picture = PdfTemplate.createTemplate(writer, SQUARES, SQUARES);
    picture.setColorFill(Color.BLACK);
    for (int row = 0; row < dark.length; row++) {
      for (int column = 0; column < dark[row].length; column++) {
        if (dark[row][column]) {
          picture.rectangle(column * square, SQUARES - (row + 1) * square, square, square);
        }
      }
    }
    picture.fill();
    return Image.getInstance(picture);
  }

  private PdfPTable lines(Block.Signatures signatures) {
    PdfPTable table = new PdfPTable(new float[] {1, 2});
    table.setWidthPercentage(100);
    table.setSpacingBefore(24);
    table.setKeepTogether(true);
    for (String name : signatures.names()) {
      table.addCell(signature(name, Rectangle.NO_BORDER));
      table.addCell(signature(signatures.hint(), Rectangle.BOTTOM));
    }
    return table;
  }

  private PdfPCell signature(String text, int border) {
    PdfPCell cell = new PdfPCell();
    cell.addElement(paragraph(text, 10, QUIET));
    cell.setBorder(border);
    cell.setBorderColor(LINE);
    cell.setPaddingTop(14);
    cell.setPaddingBottom(6);
    return cell;
  }

  private Paragraph paragraph(String text, float size, Color colour) {
    Paragraph paragraph = new Paragraph(phrase(text, size, colour));
    paragraph.setFont(new Font(fonts.usual(), size)); // the space around it is set in it too
    paragraph.setLeading(size * 1.55f);
    return paragraph;
  }

  private Phrase phrase(String text, float size, Color colour) {
    Phrase phrase = new Phrase(size * 1.55f);
    fonts.runs(text).forEach(run -> phrase.add(new Chunk(run.text(), new Font(run.font(), size, Font.NORMAL, colour))));
    return phrase;
  }
}
