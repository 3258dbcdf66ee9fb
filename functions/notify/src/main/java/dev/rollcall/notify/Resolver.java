package dev.rollcall.notify;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host. */
@FunctionalInterface
interface Resolver {
  /** All its addresses, at least one. */
  InetAddress[] resolve(String host) throws UnknownHostException;
}
