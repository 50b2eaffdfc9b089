package io.haihe.modules.certificate;

import io.haihe.platform.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.PdfSignature;
import org.openpdf.text.pdf.PdfSignatureAppearance;
import org.openpdf.text.pdf.PdfStamper;
import org.openpdf.text.pdf.PdfString;
import org.springframework.stereotype.Component;

/** Signs a PDF so that readers show who did and any change of a byte (PAdES baseline B: a detached CMS signature over the whole file). */
@Component
class PdfSigner {

  /** Bytes that are left free for the signature. */
  private static final int ROOM = 12_000;

  private final SigningKey key;

  PdfSigner(SigningKey key) {
    this.key = key;
  }

  /** @param where the address on which it can be checked, which readers show with the signature */
  byte[] sign(byte[] pdf, String where, ZonedDateTime at) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PdfStamper stamper = PdfStamper.createSignature(new PdfReader(pdf), out, "1.4", null, true);
      PdfSignatureAppearance appearance = stamper.getSignatureAppearance();
      appearance.setCryptoDictionary(dictionary(where, at));
      Map<PdfName, Integer> room = new HashMap<>();
      room.put(PdfName.CONTENTS, ROOM * 2 + 2);
      appearance.preClose(room);
      byte[] signature = signature(appearance.getRangeStream().readAllBytes());
      PdfDictionary contents = new PdfDictionary();
      contents.put(PdfName.CONTENTS, new PdfString(Arrays.copyOf(signature, ROOM)).setHexWriting(true));
      appearance.close(contents);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PdfSignature dictionary(String where, ZonedDateTime at) {
    PdfSignature signature = new PdfSignature(PdfName.ADOBE_PPKLITE, new PdfName("ETSI.CAdES.detached"));
    signature.setLocation(where);
    signature.setDate(new PdfDate(GregorianCalendar.from(at)));
    return signature;
  }

  private byte[] signature(byte[] signed) throws IOException {
    SigningKey.Pair pair = key.pair();
    try {
      var generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setSignedAttributeGenerator(attributes(pair))
              .build(new JcaContentSignerBuilder(pair.algorithm()).build(pair.key()), pair.certificate()));
      generator.addCertificates(new JcaCertStore(pair.chain()));
      byte[] encoded = generator.generate(new CMSProcessableByteArray(signed), false).getEncoded("DER");
      if (encoded.length > ROOM) {
        throw new IllegalStateException("the chain of the signing certificate is too long: " + encoded.length + " bytes");
      }
      return encoded;
    } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("the certificate cannot be signed with the key there is", e);
    }
  }

  /** As PAdES wants them: which certificate signs is signed too, the time stands in the PDF. */
  private static CMSAttributeTableGenerator attributes(SigningKey.Pair pair) throws GeneralSecurityException {
    var which = new SigningCertificateV2(new ESSCertIDv2(Digests.sha256(pair.certificate().getEncoded())));
    AttributeTable own = new AttributeTable(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(which)));
    var usual = new DefaultSignedAttributeTableGenerator(own);
    return parameters -> usual.getAttributes(parameters).remove(CMSAttributes.signingTime);
  }
}
