package app.mallcop.proof.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import app.mallcop.api.Untrusted;
import app.mallcop.text.airlock.ForModel;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HouseTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.mallcop");

    /** A room, and the rooms it may use: the table of docs/architecture.md. A new room needs a line here. */
    private static final Map<String, List<String>> MAY_USE = Map.of("api", List.of(), "text", List.of("api"), "net",
            List.of("api"), "store",
            List.of("api", "text"), "connect", List.of("api", "text", "net", "store"), "detect",
            List.of("api", "text"), "actors", List.of("api", "text", "net", "store", "detect"), "sim",
            List.of("api"), "desk", List.of("api", "text", "net", "store", "connect", "detect", "actors"),
            "cli",
            List.of("api", "text", "net", "store", "connect", "detect", "actors", "desk", "sim"));

    /** Who may see a text from outside as it is (law 1), and why. */
    private static final Map<String, String> MAY_OPEN_THE_AIRLOCK = Map.of("app.mallcop.api", "it is defined there",
            "app.mallcop.text..",
            "boxing, scanning and redacting are its work", "app.mallcop.store.events",
            "an id is taken of a vendor's id",
            "app.mallcop.store.imports", "an id is taken of a vendor's id, aliases are told", "app.mallcop.store.codec",
            "boxes and unboxes", "app.mallcop.connect..",
            "what platforms say is compared with tables and with what they said before",
            "app.mallcop.desk..", "filters compare", "app.mallcop.detect..", "detectors judge what was really said",
            "app.mallcop.sim..", "a simulated vendor says what it says", "app.mallcop.actors..",
            "evidence is compared, and a channel escapes for its own form");

    /** Classes of the store that touch the disk without its port, and why that breaks no law. */
    private static final Set<String> BESIDE_THE_DISK = Set.of("app.mallcop.store.repo.RunLock", // the lock is the system's, not a file's content
            "app.mallcop.store.git.Git", // a temporary file for what git says on stderr, outside the repo
            "app.mallcop.store.findings.FoldCache"); // links unchanged parts of a cache; the head that names them goes through the port

    private static String in(String room) {
        return "app.mallcop." + room + "..";
    }

    static Stream<String> rooms() {
        return MAY_USE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_uses_only_the_rooms_it_may(String room) {
        List<String> others = new ArrayList<>(MAY_USE.keySet());
        others.removeAll(MAY_USE.getOrDefault(room, List.of()));
        others.remove(room);
        others.addAll(List.of("proof", "bench", "testkit"));
        noClasses().that().resideInAPackage(in(room)).should().dependOnClassesThat()
                .resideInAnyPackage(others.stream().map(HouseTest::in).toArray(String[]::new)).check(HOUSE);
    }

    @Test
    void every_class_is_in_a_room_of_the_plan() {
        classes().should()
                .resideInAnyPackage(
                        Stream.concat(rooms(), Stream.of("proof", "testkit")).map(HouseTest::in).toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void only_the_command_line_knows_picocli() {
        noClasses().that().resideOutsideOfPackage(in("cli")).should().dependOnClassesThat()
                .resideInAPackage("picocli..").check(HOUSE);
    }

    @Test
    void only_those_who_read_and_write_json_know_jackson_and_only_the_store_knows_yaml() {
        noClasses().that().resideOutsideOfPackages(in("cli"), in("store"), in("net")).should().dependOnClassesThat()
                .resideInAPackage("tools.jackson..").check(HOUSE);
        noClasses().that().resideOutsideOfPackage(in("store")).should().dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..").check(HOUSE);
    }

    @Test
    void the_airlock_is_opened_only_where_it_must_be() {
        noClasses().that().resideOutsideOfPackages(MAY_OPEN_THE_AIRLOCK.keySet().toArray(String[]::new)).should()
                .callMethod(Untrusted.class, "clear").check(HOUSE);
    }

    /** A second look hides all of it, because there is one place where it is written. */
    @Test
    void text_from_outside_gets_before_a_model_only_by_its_wording() {
        noClasses().that().resideInAnyPackage(in("actors.tools"), in("actors.agent"), in("actors.model")).and()
                .haveNameNotMatching(".*\\.Wording(\\$.*)?").should()
                .callMethodWhere(target(owner(HasName.Predicates.name(ForModel.class.getName())))
                        .and(target(nameMatching("forModel|hidden|labelled"))))
                .check(HOUSE);
    }

    /** Programs with a main of their own, for a bench and for trying models; never started by a command. */
    private static final String[] PROGRAMS_OF_THEIR_OWN = {"app.mallcop.sim.scale", "app.mallcop.sim.models"};

    @Test
    void only_the_command_line_speaks_to_the_user() {
        noClasses().that().resideInAPackage("app.mallcop..").and()
                .resideOutsideOfPackages(PROGRAMS_OF_THEIR_OWN).and().resideOutsideOfPackage(in("cli")).should()
                .accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethod(System.class, "exit", int.class)
                .because("stdout is one document and only the frame writes it")
                .check(HOUSE);
    }

    private static final DescribedPredicate<HasName> CHANGING = nameMatching(
            "(write|writeString|newOutputStream|newBufferedWriter|newByteChannel|create.*|delete.*|move|copy|set.*)");

    @Test
    void the_store_changes_files_only_through_its_disk() {
        ArchRule rule = noClasses().that().resideInAPackage(in("store")).and()
                .resideOutsideOfPackage("app.mallcop.store.disk")
                .and(DescribedPredicate.not(DescribedPredicate.<JavaClass>describe("are listed with a reason",
                        type -> BESIDE_THE_DISK.stream().anyMatch(name -> type.getName().startsWith(name)))))
                .should()
                .callMethodWhere(target(owner(HasName.Predicates.name(Files.class.getName()))).and(target(CHANGING)))
                .orShould()
                .callMethod(FileChannel.class, "open", java.nio.file.Path.class, java.nio.file.OpenOption[].class)
                .orShould()
                .dependOnClassesThat().belongToAnyOf(java.io.FileOutputStream.class, java.io.FileWriter.class);
        rule.check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"impl", "util", "utils", "helper", "helpers", "manager", "service", "common", "misc"})
    void no_package_is_named_after_a_layer(String name) {
        noClasses().should().resideInAPackage(".." + name + "..").check(HOUSE);
    }

    @Test
    void every_package_says_what_may_be_null() {
        classes().should(new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked,
                        type.getPackageName() + " has no @NullMarked package-info"));
            }
        }).check(HOUSE);
    }

    /** Plain values that know nothing else of the room, so that every package of it may know them. */
    private static final Set<String> WORDS = Set.of("app.mallcop.store.repo.Layout", "app.mallcop.store.events.Damage");

    private static final DescribedPredicate<JavaClass> A_WORD = DescribedPredicate.describe("a plain value",
            type -> WORDS.contains(type.getName()));

    @Test
    void a_word_of_the_store_knows_nothing_else_of_it() {
        noClasses().that(A_WORD).should()
                .dependOnClassesThat(DescribedPredicate.describe("are of the store, other than words",
                        type -> type.getPackageName().startsWith("app.mallcop.store")
                                && !WORDS.contains(type.getName())))
                .check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void packages_of_a_room_make_no_circles(String room) {
        slices().matching("app.mallcop." + room + ".(**)").should().beFreeOfCycles()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), A_WORD).check(HOUSE);
    }
}
