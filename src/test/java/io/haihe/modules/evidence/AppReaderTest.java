package io.haihe.modules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The manifest of an app")
class AppReaderTest {

  private final AppReader reader = new AppReader();

  @Test
  void saysWhatTheAppIsAndAsksFor() throws IOException {
    App shop = reader.read(SampleApp.shop()).orElseThrow();

    assertThat(shop.packageName()).isEqualTo("cn.example.shop");
    assertThat(shop.version()).isEqualTo("3.2.1");
    assertThat(shop.targetSdk()).isEqualTo(22);
    assertThat(shop.permissions()).containsExactly("android.permission.INTERNET", "android.permission.READ_CALL_LOG");
    assertThat(shop.components()).containsExactly(
        new App.Component("activity", "cn.example.shop.Main", false),
        new App.Component("service", "com.amap.api.location.APSService", false),
        new App.Component("provider", "cn.example.shop.Orders", true));
    assertThat(shop.flags()).containsExactly("usesCleartextTraffic");
  }

  /** The library asks for as much memory as the file says: in this process that would be everybody's. */
  @Test
  void thatClaimsToHoldTwoThousandMillionWordsIsNotRead() throws IOException {
    byte[] manifest = SampleApp.manifest();
    int words = 16;
    manifest[words] = manifest[words + 1] = manifest[words + 2] = (byte) 0xff;
    manifest[words + 3] = 0x7f;

    assertThat(reader.read(SampleApp.zip(manifest))).isEmpty();
  }

  @Test
  void thatIsDamagedIsReadOrNotButNeverAFault() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 8; i++) {
      byte[] manifest = SampleApp.manifest();
      for (int k = 0; k < 6; k++) {
        manifest[random.nextInt(manifest.length)] = (byte) random.nextInt(256);
      }
      assertThat(reader.read(SampleApp.zip(manifest))).isInstanceOf(Optional.class);
    }
  }

  @Test
  void thatIsNoZipOrHasNoManifestIsNotRead() throws IOException {
    assertThat(reader.read("no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8))).isEmpty();
  }
}
