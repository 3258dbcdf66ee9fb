package dev.rollcall.api.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.intake.People.Somebody;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Person;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private static final String ONE = "+12125550101";
  private static final String TWO = "+12125550102";
  private static final String ANN = "ann@example.com";
  private static final String BEN = "ben@example.com";

  private final People people = new People();

  private Somebody add(String phone, String email, Map<String, Object> said) {
    Person person =
        new Person(address(phone), address(email), Optional.empty(), Optional.empty(), said);
    return people.add(person);
  }

  private static Optional<Address> address(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty()).map(Address::new);
  }

  private static Person of(Somebody somebody) {
    return somebody.person();
  }

  @Test
  void areMatchedByNumberAndTheLaterWordStands() {
    Somebody first = add(ONE, ANN, Map.of("city", "Rome", "company", "Acme"));
    Somebody again = add(ONE, BEN, Map.of("city", "Oslo"));

    assertThat(again).isSameAs(first);
    assertThat(of(first).email()).contains(new Address(BEN));
    assertThat(of(first).attributes()).isEqualTo(Map.of("city", "Oslo", "company", "Acme"));
  }

  @Test
  void areMatchedByMailboxWhereTheNumberIsNobodys() {
    Somebody first = add("", ANN, Map.of());

    assertThat(add(ONE, ANN, Map.of())).isSameAs(first);
    assertThat(add("", ANN, Map.of())).isSameAs(first);
    assertThat(of(first).phone()).contains(new Address(ONE));
  }

  @Test
  void areMatchedByNumberBeforeMailbox() {
    Somebody ann = add(ONE, ANN, Map.of());
    Somebody ben = add(TWO, BEN, Map.of());

    assertThat(add(TWO, ANN, Map.of())).isSameAs(ben).isNotSameAs(ann);
  }

  @Test
  void areNotFoundAtANumberThatTheyGaveUp() {
    Somebody ann = add(ONE, ANN, Map.of());
    assertThat(add(TWO, ANN, Map.of())).isSameAs(ann);

    assertThat(add(ONE, "", Map.of())).isNotSameAs(ann);
    assertThat(add(TWO, "", Map.of())).isSameAs(ann);
  }

  @Test
  void areNotFoundAtAMailboxThatTheyGaveUp() {
    Somebody ann = add(ONE, ANN, Map.of());
    add(ONE, BEN, Map.of());

    assertThat(add("", ANN, Map.of())).isNotSameAs(ann);
    assertThat(add("", BEN, Map.of())).isSameAs(ann);
  }

  @Test
  void areNotLostWhereAnotherTakesTheirMailbox() {
    Somebody ann = add(ONE, ANN, Map.of());
    Somebody ben = add(TWO, BEN, Map.of());
    add(TWO, ANN, Map.of());

    assertThat(add("", ANN, Map.of())).isSameAs(ben);
    assertThat(add(ONE, "", Map.of())).isSameAs(ann);
  }

  @Test
  void haveNoMailboxInCommonInTheEnd() {
    Somebody ann = add(ONE, ANN, Map.of());
    Somebody ben = add(TWO, BEN, Map.of());
    add(TWO, ANN, Map.of());

    assertThat(of(ben).email()).contains(new Address(ANN));
    assertThat(of(ann).email()).isEmpty();
    assertThat(of(ann).phone()).contains(new Address(ONE));
  }

  @Test
  void areOneIfALaterRowSaysThatANumberAndAMailboxAreTheSamePersons() {
    Somebody mailbox = add("", ANN, Map.of("city", "Rome", "company", "Acme"));
    Somebody number = add(ONE, "", Map.of("city", "Oslo"));
    assertThat(number.itself()).isNotSameAs(mailbox.itself());

    add(ONE, ANN, Map.of());

    assertThat(mailbox.itself()).isSameAs(number.itself());
    assertThat(of(mailbox))
        .isEqualTo(
            new Person(
                address(ONE),
                address(ANN),
                Optional.empty(),
                Optional.empty(),
                Map.of("city", "Oslo", "company", "Acme")));
    assertThat(add("", ANN, Map.of()).itself()).isSameAs(number.itself());
  }
}
