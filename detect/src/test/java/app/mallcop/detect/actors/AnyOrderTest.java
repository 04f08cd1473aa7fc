package app.mallcop.detect.actors;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.detect.Play;
import app.mallcop.detect.access.NewExternalAccess;
import app.mallcop.detect.privilege.PrivilegeEscalation;
import app.mallcop.detect.resources.UnusualResourceAccess;
import app.mallcop.detect.tuning.Organization;
import app.mallcop.detect.tuning.Support;
import app.mallcop.detect.tuning.Tuning;
import app.mallcop.testkit.Gen;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 4 for the detectors of who and whom: it does not matter in which order, how often and in how many runs events come. */
class AnyOrderTest {

    private static final ConfigValue NONE = new ConfigValue.Items(List.of());

    private static Play rightsAndActors() {
        Support support = new Support(0, 90, 3, 2, 90);
        Tuning rights = new Tuning("", Map.of("extra_elevated_keywords", NONE, "extra_elevated_action_keywords", NONE,
                "extra_elevation_event_types", NONE));
        return Play.of(new NewActor(support), new PrivilegeEscalation(rights),
                new NewExternalAccess(Organization.UNKNOWN, support)).support(support);
    }

    private static Play resources() {
        Support support = new Support(0, 90, 3, 2, 90);
        Tuning resources = new Tuning("",
                Map.of("min_events", new ConfigValue.Whole(2), "min_days", new ConfigValue.Whole(2), "score",
                        new ConfigValue.Decimal(new BigDecimal("1.5")), "burst_per_hour", new ConfigValue.Whole(2),
                        "sensitive_globs", NONE));
        return Play.of(new UnusualResourceAccess(resources)).support(support);
    }

    private static List<Event> someDays(Gen gen) {
        Play desk = Play.of();
        for (int i = 0; i < 500; i++) {
            String at = "2026-03-%02dT%02d:%02d:00Z".formatted(gen.between(1, 13), gen.between(8, 12),
                    gen.between(0, 60));
            Play.Draft event = desk.event(at).source(gen.chance(0.3) ? "github" : "azure")
                    .actor("a" + gen.between(0, gen.between(1, 9)));
            switch (gen.between(0, 4)) {
                case 0 -> event.type("role_assignment").meta("role_name", gen.chance(0.5) ? "Owner" : "Reader")
                        .action(gen.chance(0.3) ? "remove" : "write").meta("target_user", "g" + gen.between(0, 3));
                case 1 -> event.type(gen.chance(0.3) ? "collaborator_removed" : "collaborator_added").target("acme/pay")
                        .meta("target_user", "x" + gen.between(0, 3))
                        .meta("permission_level", gen.chance(0.5) ? "pull" : "admin");
                default -> event.type("resource_access")
                        .target("rg" + gen.between(0, 2) + "/prod-" + "abcdef".charAt(gen.between(0, 6)));
            }
            event.add();
        }
        return desk.takeEvents();
    }

    static Stream<Long> seeds() {
        return Gen.seeds(10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_actors_and_rights_are_found_in_one_run_and_in_many(long seed) {
        compare(Gen.seeded(seed), AnyOrderTest::rightsAndActors);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_resources_are_found_in_one_run_and_in_many(long seed) {
        compare(Gen.seeded(seed), AnyOrderTest::resources);
    }

    private static void compare(Gen gen, Supplier<Play> stage) {
        List<Event> events = someDays(gen);
        Play one = stage.get();
        events.forEach(one::add);
        one.asOf("2026-03-13T00:00:00Z").detect();
        Play many = stage.get().throughBytes();
        List<Event> late = new ArrayList<>();
        for (int day = 1; day <= 12; day++) {
            LocalDate today = LocalDate.of(2026, 3, day);
            late.forEach(many::add);
            late.clear();
            for (Event event : gen.shuffled(events)) {
                if (event.day().equals(today) && gen.chance(0.2)) {
                    late.add(event);
                } else if (event.day().equals(today)) {
                    many.add(event);
                    if (gen.chance(0.05)) {
                        many.asOf(today + "T23:59:00Z").detect();
                        many.add(event);
                    }
                }
            }
            many.asOf(today + "T23:59:59Z").detect();
        }
        late.forEach(many::add);
        many.asOf("2026-03-13T00:00:00Z").detect();
        assertThat(one.fingerprints()).hasSizeGreaterThan(5);
        assertThat(many.fingerprints()).isEqualTo(one.fingerprints());
    }
}
