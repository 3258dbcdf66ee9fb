package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.list.Batch;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListEntries;
import dev.rollcall.core.list.ListEntry;
import dev.rollcall.core.list.ListId;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.list.Members;
import dev.rollcall.core.memory.MemoryContactLists;
import dev.rollcall.core.memory.MemoryListEntries;
import dev.rollcall.core.memory.MemoryTenants;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.InOrderCrew;
import dev.rollcall.core.testing.PlainWording;
import dev.rollcall.core.testing.PortCalls.Meddler;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.zone.IanaZones;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A world with a list in it, and the intake queue in memory. */
final class ListWorld {
  /** The most entries that are read for one part. */
  static final int ENTRIES_MAX = 20;

  private static final PhoneNumbers NUMBERS = new PhoneNumbers(IanaZones.shipped());
  private static final ListKey LIST =
      new ListKey(Examples.TENANT, ListId.of("00000000-0000-4000-8000-000000000001"));
  private static final Duration KEPT = Policy.Retention.DEFAULT.lists();
  private static final int CRASHES_MAX = 3;

  private final World world = new World();
  private final Crew crew = new InOrderCrew();
  private final MemoryContactLists lists = new MemoryContactLists();
  private final MemoryListEntries entries = new MemoryListEntries();
  private final MemoryTenants tenants = new MemoryTenants();
  private final Set<Address> erased = new HashSet<>();
  private final List<Parcel> queue = new ArrayList<>();

  private final ContactLists listsPort = world.calls().watch(ContactLists.class, lists);
  private final ListEntries entriesPort = world.calls().watch(ListEntries.class, entries);
  private final Tenants tenantsPort = world.calls().watch(Tenants.class, tenants);
  private final Campaigns campaigns = world.calls().watch(Campaigns.class, world.campaigns());
  private final Imports imports = world.calls().watch(Imports.class, world.imports());
  private final Wakes wakes = world.calls().watch(Wakes.class, world.wakes());
  private final Recipients recipients = world.calls().watch(Recipients.class, world.recipients());
  private final Contacts contacts = world.calls().watch(Contacts.class, new Remaining());
  private final Parcels parcels = world.calls().watch(Parcels.class, new Waiting());

  /** A world without a list. */
  ListWorld() {
    tenants.save(Examples.tenant(Policy.DEFAULT));
  }

  /** A world with an empty list. */
  ListWorld(boolean allowDuplicates) {
    this();
    lists.create(
        ContactList.empty(
            LIST,
            "Due",
            "Whoever is due",
            "passiveApi",
            allowDuplicates,
            "u-1",
            Examples.NOW,
            KEPT));
  }

  private final class Waiting implements Parcels {
    @Override
    public void send(List<? extends Parcel> some) {
      queue.addAll(some);
    }

    @Override
    public void sendLater(Parcel parcel, Duration delay) {
      queue.add(parcel);
    }
  }

  /** The contacts but for those that were erased. */
  private final class Remaining implements Contacts {
    private Optional<Contact> left(Optional<Contact> contact) {
      return contact.filter(c -> !erased.contains(c.address()));
    }

    @Override
    public Optional<Contact> find(TenantId tenant, Address address) {
      return left(world.contacts().find(tenant, address));
    }

    @Override
    public Optional<Contact> glance(TenantId tenant, Address address) {
      return left(world.contacts().glance(tenant, address));
    }

    @Override
    public Optional<Contact> find(TenantId tenant, ContactId id) {
      return left(world.contacts().find(tenant, id));
    }

    @Override
    public List<Contact> findIds(TenantId tenant, List<ContactId> ids) {
      throw new AssertionError("nobody asks for many");
    }

    @Override
    public List<Contact> findAddresses(TenantId tenant, List<Address> addresses) {
      throw new AssertionError("nobody asks for many");
    }

    @Override
    public Write<Contact> save(TenantId tenant, Contact contact, Optional<Contact> read) {
      return world.contacts().save(tenant, contact, read);
    }

    @Override
    public void settle(TenantId tenant, Contact moved) {
      world.contacts().settle(tenant, moved);
    }
  }

  private AddListChunk addListChunk() {
    return new AddListChunk(
        tenantsPort,
        listsPort,
        entriesPort,
        contacts,
        new FollowContact(
            contacts, imports, recipients, wakes, new Calendars(NUMBERS), world.clock()),
        crew);
  }

  private ImportListPart importListPart() {
    return new ImportListPart(
        tenantsPort,
        campaigns,
        imports,
        listsPort,
        entriesPort,
        contacts,
        recipients,
        wakes,
        new Calendars(NUMBERS),
        new PlainWording(),
        parcels,
        crew,
        world.clock(),
        ENTRIES_MAX);
  }

  void add(String seed, List<ListChunk.Row> rows) {
    addParts(seed, List.of(rows));
  }

  void add(String seed, List<ListChunk.Row> first, List<ListChunk.Row> second) {
    addParts(seed, List.of(first, second));
  }

  private void addParts(String seed, List<List<ListChunk.Row>> parts) {
    new AddToList(listsPort, parcels, addListChunk())
        .run(LIST, new AddToList.Origin(seed, "u-adder", world.clock().instant()), parts);
  }

  /** Adds so many different people, past the use cases. */
  void fill(int count) {
    addMany("filler", count);
  }

  void addMany(String seed, int count) {
    long batch = begun(seed, count);
    for (int i = 0; i < count; i++) {
      Address address =
          new Address("+1%03d55501%02d".formatted(112 + i / 100 + 100 * batch, i % 100));
      put(address, ListEntry.ONLY, batch);
    }
    lists.count(LIST, new ContactList.Awaited(seed + count, batch, 1, Examples.NOW), count);
  }

  /** Adds one number so many times, past the use cases. */
  void fillWith(Address address, int times) {
    long batch = begun("filler", times);
    for (int i = 0; i < times; i++) {
      put(address, ListEntry.placeOf(batch, 1, i), batch);
    }
    lists.count(LIST, new ContactList.Awaited("filler" + times, batch, 1, Examples.NOW), times);
  }

  private long begun(String seed, int count) {
    return lists.begin(LIST, new Batch(seed + count, 1, "u-adder", Examples.NOW));
  }

  private void put(Address address, String place, long batch) {
    Optional<Contact> known = world.contacts().find(Examples.TENANT, address);
    Contact contact =
        known.orElseGet(
            () ->
                Contact.of(
                    new ContactId("c" + address.value()), Person.at(address), Examples.NOW, "x"));
    if (known.isEmpty()) {
      world.contacts().save(Examples.TENANT, contact, Optional.empty());
    }
    entries.put(
        LIST,
        new ListEntry(
            address, place, contact.id(), 5, batch, 1, Examples.NOW, Examples.NOW.plus(KEPT)));
  }

  Campaign campaign(Campaign campaign) {
    return new AcceptListCampaign(
            campaigns, imports, wakes, listsPort, parcels, importListPart(), world.clock())
        .run(campaign, list(), "seed", KEPT);
  }

  void run(Parcel parcel) {
    switch (parcel) {
      case ListChunk chunk -> addListChunk().run(chunk);
      case ListPart part -> importListPart().run(part);
      case Chunk chunk -> throw new AssertionError("no list sends chunks");
    }
  }

  /** Takes in what is in the queue until it is empty; answers how much was in it at most. */
  int runAll() {
    int most = 0;
    while (!queue.isEmpty()) {
      most = Math.max(most, queue.size());
      run(queue.removeFirst());
    }
    return most;
  }

  /** Takes parcels in and what follows from them, each again if whoever took it in crashed. */
  void deliver(List<Parcel> first) {
    Deque<Parcel> waiting = new ArrayDeque<>(first);
    int crashes = 0;
    while (!waiting.isEmpty() && crashes < CRASHES_MAX) {
      Parcel parcel = waiting.removeFirst();
      try {
        run(parcel);
      } catch (CrashAt.Crash asMeant) {
        crashes++;
        waiting.addLast(parcel);
      }
      waiting.addAll(takeParcels());
    }
  }

  List<Parcel> takeParcels() {
    List<Parcel> taken = List.copyOf(queue);
    queue.clear();
    return taken;
  }

  <M extends Meddler> M meddle(M meddler) {
    world.calls().meddle(meddler);
    return meddler;
  }

  void leaveAlone() {
    world.calls().leaveAlone();
  }

  void pass(Duration time) {
    world.pass(time);
  }

  Instant now() {
    return world.clock().instant();
  }

  void erase(Address address) {
    erased.add(address);
  }

  void save(Campaign campaign) {
    world.campaigns().save(campaign);
  }

  ContactList list() {
    return lists.find(LIST).orElseThrow();
  }

  List<ListEntry> members() {
    List<ListEntry> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<ListEntry> page = new Members(entries).page(LIST, after, 100);
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  ListEntry entry(int number) {
    return members().stream()
        .filter(entry -> entry.address().equals(Examples.number(number)))
        .findFirst()
        .orElseThrow();
  }

  Contact contact(Address address) {
    return world.contacts().find(Examples.TENANT, address).orElseThrow();
  }

  List<Recipient> enrolled() {
    return world.enrolled();
  }

  Recipient recipient(int number) {
    return world.recipient(Examples.number(number));
  }

  Import imported() {
    return world.imports().find(Examples.CAMPAIGN).orElseThrow();
  }

  CampaignStatus status() {
    return world.campaign(Examples.CAMPAIGN).status();
  }
}
