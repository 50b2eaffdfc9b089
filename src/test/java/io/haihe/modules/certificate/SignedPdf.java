package io.haihe.modules.certificate;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** A signed PDF as another program than the one that made it sees it. */
record SignedPdf(byte[] pdf, PDSignature signature) {

  static SignedPdf read(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new SignedPdf(pdf, document.getSignatureDictionaries().getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a reader would say of it. */
  static boolean stands(byte[] pdf) {
    try {
      SignedPdf read = read(pdf);
      return read.coversWholeFile() && read.verifies();
    } catch (Exception broken) {
      return false;
    }
  }

  /** Whether a byte stands where the signature itself does, the zeros that fill up its place included. */
  boolean isOfSignature(int at) {
    return at > signature.getByteRange()[1] && at < signature.getByteRange()[2] - 1;
  }

  String subFilter() {
    return signature.getSubFilter();
  }

  String location() {
    return signature.getLocation();
  }

  /** All but the signature itself, whose place is as long as what stands in it. */
  boolean coversWholeFile() {
    int[] range = signature.getByteRange();
    return range.length == 4 && range[0] == 0 && pdf[range[1]] == '<' && pdf[range[2] - 1] == '>' && range[2] + range[3] == pdf.length;
  }

  boolean verifies() {
    try {
      ContentInfo filled = ContentInfo.getInstance(new ASN1InputStream(signature.getContents(pdf)).readObject());
      CMSSignedData cms = new CMSSignedData(new CMSProcessableByteArray(signature.getSignedContent(pdf)), filled);
      SignerInformation signer = cms.getSignerInfos().getSigners().iterator().next();
      @SuppressWarnings("unchecked")
      X509CertificateHolder holder = (X509CertificateHolder) cms.getCertificates().getMatches(signer.getSID()).iterator().next();
      return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(holder))
          && holder.isSignatureValid(new JcaContentVerifierProviderBuilder().build(holder));
    } catch (Exception e) {
      return false;
    }
  }

  static String text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BufferedImage picture(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, 150);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
