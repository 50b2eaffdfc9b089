package io.haihe.modules.evidence;

import com.reandroid.arsc.chunk.xml.AndroidManifestBlock;
import com.reandroid.arsc.chunk.xml.ResXmlElement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An app of our own: a shop that asks for more than it needs. It has a manifest and nothing that could run. */
final class SampleApp {

  private static final int NAME = 0x01010003;
  private static final int EXPORTED = 0x01010010;
  private static final int ALLOW_BACKUP = 0x01010280;

  private SampleApp() {}

  static byte[] shop() throws IOException {
    return zip(manifest());
  }

  static byte[] manifest() {
    AndroidManifestBlock manifest = AndroidManifestBlock.empty();
    manifest.setPackageName("cn.example.shop");
    manifest.setVersionName("3.2.1");
    manifest.setMinSdkVersion(16);
    manifest.setTargetSdkVersion(22);
    manifest.addUsesPermission("android.permission.INTERNET");
    manifest.addUsesPermission("android.permission.READ_CALL_LOG");
    ResXmlElement application = manifest.getOrCreateApplicationElement();
    application.getOrCreateAndroidAttribute("allowBackup", ALLOW_BACKUP).setValueAsBoolean(false);
    component(application, "activity", "cn.example.shop.Main", true)
        .newElement("intent-filter").newElement("category")
        .getOrCreateAndroidAttribute("name", NAME).setValueAsString("android.intent.category.LAUNCHER");
    component(application, "service", "com.amap.api.location.APSService", false);
    component(application, "provider", "cn.example.shop.Orders", true);
    manifest.refreshFull();
    return manifest.getBytes();
  }

  private static ResXmlElement component(ResXmlElement application, String kind, String name, boolean exported) {
    ResXmlElement component = application.newElement(kind);
    component.getOrCreateAndroidAttribute("name", NAME).setValueAsString(name);
    component.getOrCreateAndroidAttribute("exported", EXPORTED).setValueAsBoolean(exported);
    return component;
  }

  static byte[] zip(byte[] manifest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("AndroidManifest.xml"));
      zip.write(manifest);
    }
    return bytes.toByteArray();
  }
}
