package dev.rollcall.api.intake;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.core.contact.Address;
import java.util.Optional;

/** Reads e-mail addresses, in any dialect. */
public final class MailFields {
  private MailFields() {}

  /** An e-mail address. */
  public static Optional<Address> mailbox(Fields fields, String name, Need need) {
    Optional<String> text = fields.text(name, need, 0, Integer.MAX_VALUE);
    Optional<Address> mailbox = text.flatMap(Address::mailbox);
    if (text.isPresent() && mailbox.isEmpty()) {
      fields.fault(name, Kind.UNACCEPTABLE, "must be an e-mail address");
    }
    return mailbox;
  }
}
