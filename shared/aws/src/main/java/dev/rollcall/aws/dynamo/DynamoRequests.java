package dev.rollcall.aws.dynamo;

import dev.rollcall.core.request.Request;
import dev.rollcall.core.request.Requests;
import dev.rollcall.core.store.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Requests in a table of their own. */
public final class DynamoRequests implements Requests {
  private final Table requests;

  /** Requests in this table. */
  public DynamoRequests(DynamoDbClient client, String requestsTable) {
    this.requests = new Table(client, requestsTable);
  }

  @Override
  public Write<Request> save(Request request) {
    return requests.put(RequestItem.write(request), request.version(), RequestItem::read);
  }
}
