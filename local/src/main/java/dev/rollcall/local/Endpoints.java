package dev.rollcall.local;

import java.net.URI;

/** Where an embedded cloud finds tables, queues and buses that are not its own; without a path. */
public record Endpoints(URI dynamoDb, URI sqs, URI eventBridge) {}
