package dev.rollcall.local;

import dev.rollcall.local.fixture.SeparateServers;

/** The fixture's functions here; its tables, queues and buses on servers of this JVM. */
class CloudOnSeparateServersIT extends RemoteCloudSuite {
  private final SeparateServers servers = open(SeparateServers.start());

  @Override
  Endpoints endpoints() {
    return servers.endpoints();
  }
}
