package dev.rollcall.aws.testing;

import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Adds up the capacity that DynamoDB says its answers consumed; one that fails says nothing. */
public final class Meter implements ExecutionInterceptor {
  /**
   * What some work consumed.
   *
   * @param writes write request units, those of indexes included
   * @param reads read request units
   * @param requests to DynamoDB, those that were refused included
   */
  public record Usage(double writes, double reads, int requests) {}

  private double writes;
  private double reads;
  private int requests;

  /** What this work consumes. */
  public synchronized Usage of(Runnable work) {
    writes = 0;
    reads = 0;
    requests = 0;
    work.run();
    return new Usage(writes, reads, requests);
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    requests++;
    ReturnConsumedCapacity all = ReturnConsumedCapacity.INDEXES;
    return switch (context.request()) {
      case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(all).build();
      case UpdateItemRequest update -> update.toBuilder().returnConsumedCapacity(all).build();
      case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(all).build();
      case QueryRequest query -> query.toBuilder().returnConsumedCapacity(all).build();
      case BatchGetItemRequest batch -> batch.toBuilder().returnConsumedCapacity(all).build();
      default -> context.request();
    };
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    SdkResponse response = context.response();
    switch (response) {
      case PutItemResponse put -> writes += put.consumedCapacity().capacityUnits();
      case UpdateItemResponse update -> writes += update.consumedCapacity().capacityUnits();
      case GetItemResponse get -> reads += get.consumedCapacity().capacityUnits();
      case QueryResponse query -> reads += query.consumedCapacity().capacityUnits();
      case BatchGetItemResponse batch -> reads += sum(batch.consumedCapacity());
      default -> {}
    }
  }

  private static double sum(List<ConsumedCapacity> tables) {
    return tables.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
  }
}
