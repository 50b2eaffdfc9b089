package io.haihe.modules.notice;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where webhooks may be sent. Names are looked up anew for each attempt and the connection goes to the very address
 * that was judged, so that a name cannot lead into the city's own network afterwards.
 */
final class Targets {

  private static final int LONGEST = 2000;

  private final Set<String> trusted;
  private final Lookup lookup;

  /** Finds the addresses of a name. */
  interface Lookup {
    InetAddress[] find(String host) throws UnknownHostException;
  }

  /** What is wrong with an address; also the key of its sentence after {@code notice.url.}. */
  enum Fault {
    UNREADABLE,
    NOT_HTTPS,
    PRIVATE
  }

  Targets(Set<String> trusted, Lookup lookup) {
    this.trusted = Set.copyOf(trusted);
    this.lookup = lookup;
  }

  /** Judges the text of an address; names are not looked up yet. */
  Optional<Fault> fault(String url) {
    Optional<URI> uri = read(url);
    if (uri.isEmpty()) {
      return Optional.of(Fault.UNREADABLE);
    }
    if (isTrusted(uri.get())) {
      return Optional.empty();
    }
    if (!isTls(uri.get())) {
      return Optional.of(Fault.NOT_HTTPS);
    }
    return isLiteral(host(uri.get())) && addresses(uri.get()).isEmpty()
        ? Optional.of(Fault.PRIVATE)
        : Optional.empty();
  }

  private static Optional<URI> read(String url) {
    if (url.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean good =
          Set.of("http", "https").contains(scheme) && uri.getHost() != null && uri.getUserInfo() == null
              && uri.getFragment() == null && uri.getPort() != 0 && uri.getPort() <= 65_535;
      return good ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** The addresses that may be reached; empty if there is none. */
  List<InetAddress> addresses(URI uri) {
    try {
      InetAddress[] found = lookup.find(host(uri));
      boolean allowed = isTrusted(uri) || Arrays.stream(found).allMatch(Targets::isPublic);
      return allowed ? List.of(found) : List.of();
    } catch (UnknownHostException unknown) {
      return List.of();
    }
  }

  boolean allows(URI uri) {
    return isTrusted(uri) || isTls(uri);
  }

  static boolean isTls(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  static String host(URI uri) {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private boolean isTrusted(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return trusted.contains(host) || trusted.contains(host + ":" + port(uri));
  }

  static int port(URI uri) {
    return uri.getPort() > 0 ? uri.getPort() : isTls(uri) ? 443 : 80;
  }

  private static boolean isLiteral(String host) {
    return host.contains(":") || host.matches("[0-9.]+");
  }

  static boolean isPublic(InetAddress address) {
    boolean known =
        address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
            || address.isSiteLocalAddress() || address.isMulticastAddress();
    byte[] bytes = address.getAddress();
    return !known && (address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes));
  }

  /** Not 0/8, 100.64/10 (carriers), 192.0.0/24, 192.88.99/24, 198.18/15 (tests) nor 240/4 (reserved). */
  private static boolean isPublic4(byte[] at) {
    int first = at[0] & 0xff;
    int second = at[1] & 0xff;
    int third = at[2] & 0xff;
    boolean carrier = first == 100 && second >= 64 && second < 128;
    boolean special = first == 192 && (second == 0 && third == 0 || second == 88 && third == 99);
    boolean test = first == 198 && (second == 18 || second == 19);
    return first != 0 && first < 240 && !carrier && !special && !test;
  }

  /** Global unicast (2000::/3) only, and neither 6to4 nor Teredo, which hold IPv4 addresses inside. */
  private static boolean isPublic6(byte[] at) {
    boolean global = (at[0] & 0xe0) == 0x20;
    boolean sixToFour = at[0] == 0x20 && at[1] == 0x02;
    boolean teredo = at[0] == 0x20 && at[1] == 0x01 && at[2] == 0 && at[3] == 0;
    return global && !sixToFour && !teredo;
  }
}
