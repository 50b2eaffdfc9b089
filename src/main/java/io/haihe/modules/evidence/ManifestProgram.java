package io.haihe.modules.evidence;

import com.reandroid.arsc.chunk.xml.AndroidManifestBlock;
import com.reandroid.arsc.chunk.xml.ResXmlAttribute;
import com.reandroid.arsc.chunk.xml.ResXmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program of its own, from a binary manifest on its input to an {@link App} in JSON on its output: what a stranger made may exhaust the
 * memory of whoever reads it, and this process has little of it.
 */
final class ManifestProgram {

  private static final int MOST = 1000;
  private static final int LONGEST = 200;
  private static final List<String> KINDS = List.of("activity", "service", "receiver", "provider");

  // Resource ids of the attributes: their names may be left out of a manifest.
  private static final int NAME = 0x01010003;
  private static final int PERMISSION = 0x01010006;
  private static final int READ_PERMISSION = 0x01010007;
  private static final int WRITE_PERMISSION = 0x01010008;
  private static final int DEBUGGABLE = 0x0101000f;
  private static final int EXPORTED = 0x01010010;
  private static final int ALLOW_BACKUP = 0x01010280;
  private static final int CLEARTEXT = 0x010104ec;
  private static final int NETWORK_SECURITY = 0x01010527;
  private static final int CLEARTEXT_OFF_SINCE = 28;

  private ManifestProgram() {}

  public static void main(String[] args) throws IOException {
    App app = app(AndroidManifestBlock.load(System.in));
    System.out.write(JsonMapper.shared().writeValueAsBytes(app));
    System.out.flush();
  }

  private static App app(AndroidManifestBlock manifest) {
    int target = Objects.requireNonNullElse(manifest.getTargetSdkVersion(), 0);
    return new App(
        text(manifest.getPackageName()), text(manifest.getVersionName()), target, permissions(manifest), components(manifest),
        flags(manifest, target));
  }

  private static Set<String> permissions(AndroidManifestBlock manifest) {
    Set<String> names = new LinkedHashSet<>();
    for (String tag : List.of("uses-permission", "uses-permission-sdk-23")) {
      Iterator<ResXmlElement> asked = manifest.getManifestElement().getElements(tag);
      while (asked.hasNext() && names.size() < MOST) {
        names.add(text(asked.next().searchAttributeByResourceId(NAME)));
      }
    }
    names.remove("");
    return names;
  }

  private static List<App.Component> components(AndroidManifestBlock manifest) {
    List<App.Component> all = new ArrayList<>();
    ResXmlElement application = manifest.getApplicationElement();
    if (application == null) {
      return all;
    }
    for (String kind : KINDS) {
      Iterator<ResXmlElement> declared = application.getElements(kind);
      while (declared.hasNext() && all.size() < MOST) {
        ResXmlElement element = declared.next();
        all.add(new App.Component(kind, text(element.searchAttributeByResourceId(NAME)), open(element)));
      }
    }
    return all;
  }

  /** Without a word of its own a component is open if it says what it answers to; what starts the app has to be. */
  private static boolean open(ResXmlElement element) {
    Boolean said = truth(element.searchAttributeByResourceId(EXPORTED));
    boolean guarded = has(element, PERMISSION) || has(element, READ_PERMISSION) || has(element, WRITE_PERMISSION);
    boolean exported = said != null ? said : element.getElements("intent-filter").hasNext();
    return exported && !guarded && !starts(element);
  }

  private static boolean starts(ResXmlElement element) {
    Iterator<ResXmlElement> filters = element.getElements("intent-filter");
    while (filters.hasNext()) {
      Iterator<ResXmlElement> categories = filters.next().getElements("category");
      while (categories.hasNext()) {
        if (text(categories.next().searchAttributeByResourceId(NAME)).endsWith(".LAUNCHER")) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<String> flags(AndroidManifestBlock manifest, int target) {
    ResXmlElement application = manifest.getApplicationElement();
    Set<String> on = new LinkedHashSet<>();
    if (application == null) {
      return on;
    }
    if (Boolean.TRUE.equals(truth(application.searchAttributeByResourceId(DEBUGGABLE)))) {
      on.add("debuggable");
    }
    if (!Boolean.FALSE.equals(truth(application.searchAttributeByResourceId(ALLOW_BACKUP)))) {
      on.add("allowBackup");
    }
    Boolean cleartext = truth(application.searchAttributeByResourceId(CLEARTEXT));
    boolean byDefault = target < CLEARTEXT_OFF_SINCE && !has(application, NETWORK_SECURITY);
    if (cleartext != null ? cleartext : byDefault) {
      on.add("usesCleartextTraffic");
    }
    return on;
  }

  private static boolean has(ResXmlElement element, int attribute) {
    return element.searchAttributeByResourceId(attribute) != null;
  }

  private static @Nullable Boolean truth(@Nullable ResXmlAttribute attribute) {
    return attribute == null ? null : attribute.getValueAsBoolean();
  }

  private static String text(@Nullable ResXmlAttribute attribute) {
    return text(attribute == null ? null : attribute.getValueAsString());
  }

  /** Readable, whatever it was. */
  private static String text(@Nullable String text) {
    String said = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ");
    return said.substring(0, Math.min(said.length(), LONGEST));
  }
}
