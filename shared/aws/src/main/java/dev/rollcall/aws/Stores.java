package dev.rollcall.aws;

import dev.rollcall.aws.dynamo.DynamoAgenda;
import dev.rollcall.aws.dynamo.DynamoAuditTrail;
import dev.rollcall.aws.dynamo.DynamoBuckets;
import dev.rollcall.aws.dynamo.DynamoCampaigns;
import dev.rollcall.aws.dynamo.DynamoContactLists;
import dev.rollcall.aws.dynamo.DynamoContacts;
import dev.rollcall.aws.dynamo.DynamoCounts;
import dev.rollcall.aws.dynamo.DynamoDeliveries;
import dev.rollcall.aws.dynamo.DynamoImports;
import dev.rollcall.aws.dynamo.DynamoLines;
import dev.rollcall.aws.dynamo.DynamoListEntries;
import dev.rollcall.aws.dynamo.DynamoReceipts;
import dev.rollcall.aws.dynamo.DynamoRecipients;
import dev.rollcall.aws.dynamo.DynamoRequests;
import dev.rollcall.aws.dynamo.DynamoRules;
import dev.rollcall.aws.dynamo.DynamoSlots;
import dev.rollcall.aws.dynamo.DynamoTemplates;
import dev.rollcall.aws.dynamo.DynamoTenants;
import dev.rollcall.aws.dynamo.DynamoWakes;
import dev.rollcall.aws.dynamo.DynamoWebhooks;
import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Slots;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.intake.ContactsWithCaps;
import dev.rollcall.core.intake.Receipts;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListEntries;
import dev.rollcall.core.message.Templates;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.request.Requests;
import dev.rollcall.core.rule.Rules;
import dev.rollcall.core.suppression.AuditTrail;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.Webhooks;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The domain's stores over DynamoDB, in the tables that a function's environment names. */
public final class Stores {
  private final DynamoDbClient dynamoDb;
  private final Variables variables;

  Stores(DynamoDbClient dynamoDb, Variables variables) {
    this.dynamoDb = dynamoDb;
    this.variables = variables;
  }

  private String addressesTable() {
    return variables.get("ADDRESSES_TABLE");
  }

  private String campaignsTable() {
    return variables.get("CAMPAIGNS_TABLE");
  }

  /** Tenants and tokens. */
  public Tenants tenants() {
    return new DynamoTenants(dynamoDb, variables.get("TENANTS_TABLE"));
  }

  /** Campaigns. */
  public Campaigns campaigns() {
    return new DynamoCampaigns(dynamoDb, campaignsTable());
  }

  /** Imports. */
  public Imports imports() {
    return new DynamoImports(dynamoDb, campaignsTable());
  }

  /** What callers sent and were told. */
  public Receipts receipts() {
    return new DynamoReceipts(dynamoDb, campaignsTable());
  }

  /** Campaigns' figures. */
  public Counts counts() {
    return new DynamoCounts(dynamoDb, campaignsTable());
  }

  /** When campaigns want to be looked at. */
  public Wakes wakes() {
    return new DynamoWakes(dynamoDb, campaignsTable());
  }

  /** Requests that have a key. */
  public Requests requests() {
    return new DynamoRequests(dynamoDb, variables.get("REQUESTS_TABLE"));
  }

  /** Live attempts of campaigns that cap them. */
  public Slots slots() {
    return new DynamoSlots(dynamoDb, campaignsTable());
  }

  /** Contacts. */
  public Contacts contacts() {
    return new ContactsWithCaps(new DynamoContacts(dynamoDb, addressesTable()), lines());
  }

  /** Recipients. */
  public Recipients recipients() {
    return new DynamoRecipients(dynamoDb, addressesTable());
  }

  /** Lines. */
  public Lines lines() {
    return new DynamoLines(dynamoDb, addressesTable());
  }

  /** Templates. */
  public Templates templates() {
    return new DynamoTemplates(dynamoDb, campaignsTable());
  }

  /** The agenda. */
  public Agenda agenda() {
    return new DynamoAgenda(dynamoDb, addressesTable());
  }

  /** Contact lists. */
  public ContactLists contactLists() {
    return new DynamoContactLists(dynamoDb, campaignsTable());
  }

  /** The entries of contact lists. */
  public ListEntries listEntries() {
    return new DynamoListEntries(dynamoDb, variables.get("LIST_ENTRIES_TABLE"));
  }

  /** Rules that tenants keep. */
  public Rules rules() {
    return new DynamoRules(dynamoDb, campaignsTable());
  }

  /** Webhooks that wait, and the state of endpoints. */
  public Deliveries deliveries() {
    return new DynamoDeliveries(dynamoDb, variables.get("DELIVERIES_TABLE"));
  }

  /** Tenants' own endpoints. */
  public Webhooks webhooks() {
    return new DynamoWebhooks(dynamoDb, campaignsTable());
  }

  /** The record of suppressions that were lifted. */
  public AuditTrail auditTrail() {
    return new DynamoAuditTrail(dynamoDb, addressesTable());
  }

  /** The pace of channels. */
  public Buckets buckets() {
    return new DynamoBuckets(dynamoDb, campaignsTable());
  }
}
