package dev.rollcall.api.mihu;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Person;
import java.util.Optional;

/**
 * Somebody that a listing names.
 *
 * @param person what it says about them
 * @param preferred the channel on which they would rather get texts
 */
record ListedContact(Person person, Optional<Channel> preferred) {}
