package dev.rollcall.core.webhook;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** The blocks of addresses that the registries keep from the public internet. */
final class AddressBlocks {
  static final int IPV6_BYTES = 16;

  private static final List<Block> IPV4_KEPT =
      List.of(
          Block.of("0.0.0.0", 8), // this network
          Block.of("10.0.0.0", 8), // private
          Block.of("100.64.0.0", 10), // carrier-grade NAT
          Block.of("127.0.0.0", 8), // loopback
          Block.of("169.254.0.0", 16), // link-local, and the clouds' metadata
          Block.of("172.16.0.0", 12), // private
          Block.of("192.0.0.0", 24), // protocol assignments
          Block.of("192.0.2.0", 24), // documentation
          Block.of("192.88.99.0", 24), // 6to4 relays
          Block.of("192.168.0.0", 16), // private
          Block.of("198.18.0.0", 15), // benchmarking
          Block.of("198.51.100.0", 24), // documentation
          Block.of("203.0.113.0", 24), // documentation
          Block.of("224.0.0.0", 4), // multicast
          Block.of("240.0.0.0", 4)); // reserved, and broadcast

  /** All that is given out to anybody; mapped addresses, NAT64 and unique-local lie outside. */
  private static final Block IPV6_GLOBAL = Block.of("2000::", 3);

  private static final List<Block> IPV6_KEPT =
      List.of(
          Block.of("2001::", 23), // protocol assignments: Teredo, benchmarking, ORCHID
          Block.of("2001:db8::", 32), // documentation
          Block.of("2002::", 16), // 6to4
          Block.of("3fff::", 20)); // documentation

  private AddressBlocks() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == IPV6_BYTES
        ? IPV6_GLOBAL.holds(bytes) && IPV6_KEPT.stream().noneMatch(b -> b.holds(bytes))
        : IPV4_KEPT.stream().noneMatch(b -> b.holds(bytes));
  }

  private static final class Block {
    private final byte[] first;
    private final int bits;

    private Block(byte[] first, int bits) {
      this.first = first;
      this.bits = bits;
    }

    static Block of(String first, int bits) {
      return new Block(InetAddress.ofLiteral(first).getAddress(), bits);
    }

    boolean holds(byte[] address) {
      int whole = bits / Byte.SIZE;
      if (!Arrays.equals(address, 0, whole, first, 0, whole)) {
        return false;
      }
      int shift = Byte.SIZE - bits % Byte.SIZE;
      return shift == Byte.SIZE
          || (address[whole] & 0xff) >> shift == (first[whole] & 0xff) >> shift;
    }
  }
}
