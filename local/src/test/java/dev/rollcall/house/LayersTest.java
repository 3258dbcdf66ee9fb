package dev.rollcall.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** {@code functions/* → shared/aws → shared/core → java.*}, and functions never on each other. */
class LayersTest {
  private static final JavaClasses CLASSES = ours();

  static final String[] FUNCTIONS = {"api", "intake", "tick", "dispatch", "publish", "notify"};

  private static final String[] ENTITIES =
      Stream.of(
              ("campaign channel contact eligibility jurisdiction line recipient rule store tenant"
                      + " time view zone")
                  .split(" "))
          .map(name -> "dev.rollcall.core." + name)
          .toArray(String[]::new);

  private static final String[] JDK = {"java..", "javax.crypto.."};
  private static final String NULLNESS = "org.jspecify.annotations..";
  private static final String PHONE_NUMBERS = "com.google.i18n.phonenumbers..";

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void seesEveryModule(String function) {
    assertThat(CLASSES.that(resideInAnyPackage("dev.rollcall." + function + ".."))).isNotEmpty();
    assertThat(CLASSES.that(resideInAnyPackage("dev.rollcall.core.."))).hasSizeGreaterThan(50);
    assertThat(CLASSES.that(resideInAnyPackage("dev.rollcall.aws.."))).isNotEmpty();
    assertThat(CLASSES.that(resideInAnyPackage("dev.rollcall.local.."))).isNotEmpty();
  }

  @Test
  void coreKnowsTheJdkAndPhoneNumbersOnly() {
    classes()
        .that()
        .resideInAPackage("dev.rollcall.core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(with(JDK, "dev.rollcall.core..", PHONE_NUMBERS, NULLNESS))
        .check(CLASSES);
  }

  @Test
  void awsKnowsCoreAndTheSdk() {
    classes()
        .that()
        .resideInAPackage("dev.rollcall.aws..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            with(
                JDK,
                "dev.rollcall.aws..",
                "dev.rollcall.core..",
                "software.amazon.awssdk..",
                "com.fasterxml.jackson..",
                "com.samskivert.mustache..",
                "com.amazonaws.services.lambda.runtime..",
                NULLNESS))
        .check(CLASSES);
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void functionsKnowTheLayersBelowAndNeverEachOther(String function) {
    String own = "dev.rollcall." + function + "..";
    classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(own, "dev.rollcall.aws..", "dev.rollcall.core..")
                .or(resideOutsideOfPackages("dev.rollcall..")))
        .check(CLASSES);
  }

  @Test
  void nobodyKnowsTheLocalRunner() {
    noClasses()
        .that(not(resideInAnyPackage("dev.rollcall.local..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.rollcall.local..")
        .check(CLASSES);
  }

  /** Time is a parameter, and so is chance: what cannot be repeated cannot be tested. */
  @Test
  void coreNeverAsksTheMachineForTimeOrChance() {
    noClasses()
        .that()
        .resideInAPackage("dev.rollcall.core..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.LocalTime.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callMethod(java.time.OffsetDateTime.class, "now")
        .orShould()
        .callMethod(java.time.InstantSource.class, "system")
        .orShould()
        .callMethod(java.time.Clock.class, "systemUTC")
        .orShould()
        .callMethod(java.time.Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(java.time.ZoneId.class, "systemDefault")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.security.SecureRandom.class)
        .check(CLASSES);
  }

  /** Rules of zones come with the product; the JDK's own are as old as the JDK. */
  @Test
  void nobodyAsksTheJdkWhatTimeItIsSomewhere() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            java.time.ZoneId.class,
            java.time.ZonedDateTime.class,
            java.time.zone.ZoneRulesProvider.class,
            java.util.Calendar.class,
            java.util.TimeZone.class)
        .check(CLASSES);
  }

  /** What there is and what is true of it; the use cases around it may know each other. */
  @Test
  void entitiesKnowNoUseCaseAndNeverGoInCircles() {
    JavaClasses entities = CLASSES.that(resideInAnyPackage(ENTITIES));

    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(ENTITIES).or(resideOutsideOfPackages("dev.rollcall..")))
        .check(entities);
    slices().matching("dev.rollcall.core.(*)..").should().beFreeOfCycles().check(entities);
  }

  private static JavaClasses ours() {
    // The names of other people's classes say enough; reading them too takes most of the time.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .withImportOption(location -> !location.contains("-tests.jar"))
        .importPackages("dev.rollcall");
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }
}
