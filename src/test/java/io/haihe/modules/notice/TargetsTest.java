package io.haihe.modules.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The address of a webhook")
class TargetsTest {

  private final Targets targets = new Targets(Set.of("intranet", "10.1.2.3:8443"), InetAddress::getAllByName);

  @ParameterizedTest
  @ValueSource(strings = {
    "127.0.0.1", "127.9.9.9", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.88.99.1", "198.18.0.1", "198.19.255.255",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1",
    "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "2001:0:1::1", "fec0::1"
  })
  void isNotPublicInside(String address) throws UnknownHostException {
    assertThat(Targets.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "100.63.0.1", "100.128.0.1", "172.32.0.1", "198.20.0.1", "2606:4700::1111"})
  void isPublicOutside(String address) throws UnknownHostException {
    assertThat(Targets.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void isRefusedWhenItsNameLeadsInsideOnlyLater() throws UnknownHostException {
    InetAddress outside = InetAddress.getByName("8.8.8.8");
    InetAddress inside = InetAddress.getByName("10.0.0.1");
    URI uri = URI.create("https://rebinding.example/");

    assertThat(new Targets(Set.of(), host -> new InetAddress[] {outside}).addresses(uri)).containsExactly(outside);
    assertThat(new Targets(Set.of(), host -> new InetAddress[] {inside}).addresses(uri)).isEmpty();
    assertThat(new Targets(Set.of(), host -> new InetAddress[] {outside, inside}).addresses(uri)).isEmpty();
  }

  @Test
  void mayBeInsideWhereTheOperatorTrustsTheHost() {
    assertThat(targets.fault("http://intranet/x")).isEmpty();
    assertThat(targets.fault("https://10.1.2.3:8443/x")).isEmpty();
    assertThat(targets.fault("https://10.1.2.3/x")).contains(Targets.Fault.PRIVATE);
    assertThat(targets.fault("http://example.org/x")).contains(Targets.Fault.NOT_HTTPS);
    assertThat(List.of("//x", "mailto:a@b", "https://a b/", "https://user@example.org/", "https://example.org/#x"))
        .allSatisfy(url -> assertThat(targets.fault(url)).contains(Targets.Fault.UNREADABLE));
  }
}
