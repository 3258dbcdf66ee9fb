package dev.rollcall.core.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which URLs a tenant may have news posted to: https, in public, and nothing that hides. */
public final class EndpointUrl {
  private static final int CHARS_MAX = 2048;
  private static final int HTTPS_PORT = 443;

  /** The last label decides, as it does for those who resolve {@code 0x7f.1} or {@code 127.1}. */
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern DOTTED_DECIMAL =
      Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

  private final boolean allowLoopback;

  /**
   * The rules for endpoints.
   *
   * @param allowLoopback whether this machine's own loopback may be posted to, by plain http too
   */
  public EndpointUrl(boolean allowLoopback) {
    this.allowLoopback = allowLoopback;
  }

  /** What is wrong with a URL, in a sentence for whoever sent it; empty if nothing is. */
  public Optional<String> fault(String url) {
    if (url.length() > CHARS_MAX) {
      return Optional.of("must be at most " + CHARS_MAX + " characters");
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("must be a URL");
    }
    String scheme = uri.getScheme();
    String host = uri.getHost();
    if (scheme == null || uri.isOpaque()) {
      return Optional.of("must be an absolute https URL");
    }
    if (host == null) {
      // Also what java.net.URI says of names with underscores or letters beyond ASCII.
      return Optional.of("must have a host name, in ASCII");
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("must not carry a user name or password");
    }
    if (uri.getRawFragment() != null) {
      return Optional.of("must not have a fragment");
    }
    if (allowLoopback && isLoopback(host)) {
      return isScheme(scheme, "https") || isScheme(scheme, "http")
          ? Optional.empty()
          : Optional.of("must be an http or https URL");
    }
    if (!isScheme(scheme, "https")) {
      return Optional.of("must be an https URL");
    }
    if (uri.getPort() != -1 && uri.getPort() != HTTPS_PORT) {
      return Optional.of("must use port " + HTTPS_PORT);
    }
    return hostFault(host);
  }

  /** Whether a connection to an address that an endpoint's name led to may be opened. */
  public boolean mayReach(InetAddress address) {
    return isPublic(address) || (allowLoopback && address.isLoopbackAddress());
  }

  /** Whether an address belongs to the public internet: to nobody's own network, nor to a test. */
  public static boolean isPublic(InetAddress address) {
    return AddressBlocks.isPublic(address);
  }

  private static Optional<String> hostFault(String host) {
    String name = bare(host);
    if (host.startsWith("[")) {
      return isPublicIpv6(host)
          ? Optional.empty()
          : Optional.of("must not name an address that is not public");
    }
    if (DOTTED_DECIMAL.matcher(name).matches()) {
      return isPublicLiteral(name)
          ? Optional.empty()
          : Optional.of("must not name an address that is not public");
    }
    if (ENDS_IN_NUMBER.matcher(name).matches()) {
      return Optional.of("must spell an address as four decimal numbers");
    }
    if (name.equals("localhost")
        || name.endsWith(".localhost")
        || name.endsWith(".local")
        || name.endsWith(".internal")
        || name.indexOf('.') < 0) {
      return Optional.of("must have a public host name");
    }
    return Optional.empty();
  }

  private static boolean isPublicIpv6(String bracketed) {
    String literal = bracketed.substring(1, bracketed.length() - 1);
    // A zone names a network card; an IPv4 address in IPv6 clothes comes back in four bytes.
    return literal.indexOf('%') < 0
        && isPublicLiteral(literal)
        && InetAddress.ofLiteral(literal) instanceof Inet6Address;
  }

  private static boolean isPublicLiteral(String literal) {
    try {
      return isPublic(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isLoopback(String host) {
    String name = bare(host);
    return name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
  }

  /** In lower case and without the dot that ends a full name. */
  private static String bare(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static boolean isScheme(String scheme, String expected) {
    return scheme.equalsIgnoreCase(expected);
  }
}
