package app.mallcop.detect.properties;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Metadata;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Play;
import app.mallcop.detect.engine.SealedDay;
import app.mallcop.testkit.Gen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ten properties that hold of all detectors and rules together. Splitting into runs is in {@link AnyArrivalTest}, too; the
 * fourth, that boxed values are judged as plain ones, is shown where they are unboxed: by importing them.
 */
@Isolated("it changes the JVM's own language and zone")
class TenPropertiesTest {

    static Stream<Long> seeds() {
        return Gen.seeds(Integer.getInteger("mallcop.seeds", 3));
    }

    private static Play played(int learningDays, List<Event> events) {
        return Arrivals.atOnce(events, Everything.stage(learningDays));
    }

    @Test
    void the_weeks_of_the_company_set_off_all_twelve_detectors_and_several_rules() {
        Set<String> detectors = new TreeSet<>();
        for (long seed = 1; seed <= 6; seed++) {
            played(5, Company.of(Gen.seeded(seed))).findings().forEach(finding -> detectors.add(finding.detector()));
        }
        assertThat(detectors).contains("new-actor", "priv-escalation", "auth-failure-burst", "unusual-timing",
                "volume-anomaly", "injection-probe", "log-format-drift", "new-external-access",
                "unusual-resource-access", "git-oops", "malicious-skill", "openclaw-config-drift", "unusual-login",
                "aws-audit-logging", "github-code");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void p1_what_is_found_in_two_parts_is_what_is_found_at_once(long seed) {
        Gen gen = Gen.seeded(seed);
        List<Event> events = Company.of(gen);
        Play parts = Arrivals.inRuns(2, events, gen, Everything.stage(0));
        assertThat(parts.told()).isEqualTo(played(0, events).told());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void p2_the_same_events_again_change_nothing(long seed) {
        List<Event> events = Company.of(Gen.seeded(seed));
        Play play = played(0, events);
        Set<String> before = play.told();
        events.forEach(play::add);
        assertThat(play.detect()).isEmpty();
        assertThat(play.lastResult().changes()).isEmpty();
        assertThat(play.lastSealed()).isEmpty();
        assertThat(play.told()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void p3_strangers_on_another_connector_take_no_finding_away(long seed) {
        List<Event> events = Company.of(Gen.seeded(seed));
        List<Event> more = new ArrayList<>(events);
        Play desk = Play.of();
        for (int i = 0; i < 40; i++) {
            desk.event(Company.START.plusSeconds(i * 40_003L)).source("okta").type("file_view").id("x" + i)
                    .actor("stranger" + i % 7).target("elsewhere").add();
        }
        more.addAll(desk.takeEvents());
        assertThat(played(0, more).told()).containsAll(played(0, events).told());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void p5_neither_ids_nor_the_machines_time_zone_nor_its_language_matter(long seed) {
        List<Event> events = Company.of(Gen.seeded(seed));
        Set<String> here = played(0, events).told();
        List<Event> renamed = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            renamed.add(with(event, "z" + (events.size() - i), event.action(), event.metadata()));
        }
        assertThat(played(0, renamed).told()).isEqualTo(here);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(played(0, events).told()).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** Counted in what is kept, not in seconds: a clock would fail on a busy machine. */
    @Test
    void p6_a_hundred_times_the_events_of_a_flood_keep_not_twice_the_memory() {
        assertThat(memoryAfter(100_000)).isLessThan(2 * memoryAfter(1_000));
    }

    private static long memoryAfter(int events) {
        Play play = Everything.stage(0);
        for (int i = 0; i < events; i++) {
            play.event(Company.START.plusMillis(600L * i % 600_000)).type("sign_in_failure").actor("a")
                    .meta("ip_address", "192.0.2.1").meta("correlation_id", "c" + i).id("f" + i).add();
        }
        play.detect();
        return play.memory();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void p7_own_words_hold_no_control_character_and_no_marker_and_what_is_quoted_is_marked_as_such(long seed) {
        Gen gen = Gen.seeded(seed);
        List<Event> hostile = Company.of(gen).stream().map(event -> with(event, event.id(),
                Untrusted.of(event.action().clear() + gen.hostileText(3)), event.metadata())).toList();
        for (Finding finding : played(0, hostile).findings()) {
            List<Prose> all = new ArrayList<>(finding.reasons());
            all.add(finding.title());
            for (Prose prose : all) {
                assertThat(prose.render(_ -> "")).doesNotContain("USER_DATA").doesNotContainPattern("\\p{Cc}");
                assertThat(prose.toString()).doesNotContain("curl", "0123456789abcdef");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void p8_learning_changes_how_loud_it_is_and_not_what_is_found(long seed) {
        // Two days: later ones are judged against what earlier findings withhold, and while learning they withhold nothing.
        List<Event> first = Company.of(Gen.seeded(seed)).stream()
                .filter(event -> event.timestamp().isBefore(Company.START.plusSeconds(172_800))).toList();
        Play learning = played(300, first);
        assertThat(learning.told()).isNotEmpty().isEqualTo(played(0, first).told());
        assertThat(learning.findings()).filteredOn(finding -> !finding.indicator())
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void p9_without_one_detector_the_others_find_the_same(long seed) {
        List<Event> events = Company.of(Gen.seeded(seed));
        Play all = played(5, events);
        List<String> names = Everything.detectors(5).stream().map(Detector::name)
                .filter(name -> !name.contains("habits"))
                .toList();
        String without = Gen.seeded(seed * 31).oneOf(names);
        Detector[] others = Everything.detectors(5).stream().filter(detector -> !detector.name().equals(without))
                .toArray(Detector[]::new);
        Play less = Arrivals.atOnce(events, Play.of(others).support(Everything.support(5)));
        Set<String> expected = new TreeSet<>(all.told());
        expected.removeIf(told -> told.startsWith(without + "/"));
        assertThat(less.told()).as("without %s", without).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void p10_the_sealed_days_of_one_run_are_those_of_many(long seed) {
        Gen gen = Gen.seeded(seed);
        List<Event> events = Company.of(gen);
        Play one = played(5, events);
        Map<String, SealedDay> once = sealed(one);
        Play many = Everything.stage(5).throughBytes();
        Map<String, SealedDay> days = new TreeMap<>();
        Arrivals.inRuns(20, events, gen, many, () -> days.putAll(sealed(many)));
        assertThat(days.keySet()).isEqualTo(once.keySet());
        days.forEach((name, day) -> assertThat(day.lines()).as(name)
                .isEqualTo(java.util.Objects.requireNonNull(once.get(name)).lines()));
    }

    private static Map<String, SealedDay> sealed(Play play) {
        Map<String, SealedDay> days = new LinkedHashMap<>();
        play.lastSealed().forEach(day -> days.put(day.source() + "/" + day.day(), day));
        return days;
    }

    private static Event with(Event event, String id, Untrusted action, Metadata metadata) {
        return new Event(id, event.timestamp(), event.source(), event.connectorType(), event.type(), event.actor(),
                event.target(), action, event.severity(), metadata, event.traces(), null);
    }
}
