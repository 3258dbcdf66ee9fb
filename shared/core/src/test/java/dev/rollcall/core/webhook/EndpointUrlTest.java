package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {
  private final EndpointUrl strict = new EndpointUrl(false);
  private final EndpointUrl local = new EndpointUrl(true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com/rollcall",
        "HTTPS://Hooks.Example.Com",
        "https://hooks.example.com./a?b=c",
        "https://hooks.example.com:443/",
        "https://8.8.8.8/hook",
        "https://[2606:4700::1111]/hook",
        "https://xn--bcher-kva.example/hook",
        "https://local.example.com/",
        "https://10.example.com/",
      })
  void publicHttpsIsFine(String url) {
    assertThat(strict.fault(url)).isEmpty();
    assertThat(local.fault(url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hooks.example.com/path                    | must be an absolute https URL
          /path                                     | must be an absolute https URL
          ''                                        | must be an absolute https URL
          mailto:someone@example.com                | must be an absolute https URL
          https://hooks.example.com/a b             | must be a URL
          https://hooks.example.com\\@10.0.0.1/      | must be a URL
          https:///path                             | must have a host name, in ASCII
          https://hooks_a.example.com/              | must have a host name, in ASCII
          https://bücher.example/                   | must have a host name, in ASCII
          https://%31%30.0.0.1/                     | must have a host name, in ASCII
          https://user:pass@hooks.example.com/      | must not carry a user name or password
          https://hooks.example.com/#part           | must not have a fragment
          http://hooks.example.com/                 | must be an https URL
          ftp://hooks.example.com/                  | must be an https URL
          https://hooks.example.com:8443/           | must use port 443
          https://hooks.example.com:80/             | must use port 443
          https://localhost/                        | must have a public host name
          https://LOCALHOST./                       | must have a public host name
          https://me.localhost/                     | must have a public host name
          https://printer.local/                    | must have a public host name
          https://db.internal/                      | must have a public host name
          https://metadata.google.internal./        | must have a public host name
          https://intranet/                         | must have a public host name
          """)
  void theFaultIsNamed(String url, String fault) {
    assertThat(strict.fault(url)).contains(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::8.8.8.8]",
        "[::ffff:8.8.8.8]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::8.8.8.8]",
        "[64:ff9b:1::1]",
        "[100::1]",
        "[2001::1]",
        "[2001:2::1]",
        "[2001:db8::1]",
        "[2002:808:808::1]",
        "[3fff::1]",
        "[5f00::1]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[fe80::1]",
        "[fe80::1%25eth0]",
        "[fec0::1]",
        "[ff02::1]",
      })
  void addressesThatAreNotPublicAreRefused(String host) {
    assertThat(strict.fault("https://" + host + "/")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "[2001:200::]",
        "[2001:db7::1]",
        "[2003::1]",
        "[3ffe::1]",
      })
  void theirNeighboursAreNot(String host) {
    assertThat(strict.fault("https://" + host + "/")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2130706433",
        "134744072",
        "0x7f000001",
        "0x08080808",
        "0177.0.0.1",
        "010.8.8.8",
        "8.8.8.010",
        "127.1",
        "8.8",
        "0x8.8.8.8",
        "8.8.8.0x8",
        "1.2.3.4.5",
        "256.1.1.1",
        "8.8.8.8.8.",
        "a.0x7f",
        "example.1"
      })
  void otherSpellingsOfAddressesAreRefused(String host) {
    assertThat(strict.fault("https://" + host + "/")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8123/hook",
        "http://localhost:8123/hook",
        "http://[::1]:8123/hook",
        "https://localhost/hook",
      })
  void loopbackIsFineOnlyWhereItIsAllowed(String url) {
    assertThat(local.fault(url)).isEmpty();
    assertThat(strict.fault(url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2/",
        "http://hooks.example.com/",
        "http://10.0.0.1/",
        "ftp://localhost/",
        "http://user@localhost/",
        "http://localhost.example.com/",
      })
  void allowingLoopbackAllowsNothingElse(String url) {
    assertThat(local.fault(url)).isPresent();
  }

  @Test
  void aUrlHasAtMost2048Characters() {
    String url = "https://hooks.example.com/" + "x".repeat(2048 - 26);

    assertThat(strict.fault(url)).isEmpty();
    assertThat(strict.fault(url + "x")).contains("must be at most 2048 characters");
  }

  @Test
  void aResolvedAddressIsReachedOnlyInPublic() {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    InetAddress metadata = InetAddress.ofLiteral("169.254.169.254");
    InetAddress mapped = InetAddress.ofLiteral("::ffff:10.0.0.1");

    assertThat(strict.mayReach(InetAddress.ofLiteral("8.8.8.8"))).isTrue();
    assertThat(strict.mayReach(mapped)).isFalse();
    assertThat(strict.mayReach(loopback)).isFalse();
    assertThat(local.mayReach(loopback)).isTrue();
    assertThat(local.mayReach(metadata)).isFalse();
  }
}
