package app.mallcop.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.testkit.Gen;
import app.mallcop.text.tables.Tsv;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FamiliesTest {

    private static final Redactor REDACTOR = new Redactor("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    static Stream<Family> families() {
        return Family.all().stream();
    }

    @ParameterizedTest
    @MethodSource("families")
    void whatever_a_pattern_matches_begins_with_one_of_its_keywords(Family family) {
        for (long seed = 1; seed <= 200; seed++) {
            String sample = PatternSamples.of(family, Gen.seeded(seed)).toLowerCase(Locale.ROOT);
            assertThat(family.keywords()).anyMatch(sample::startsWith);
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void every_keyword_can_be_what_a_match_begins_with(Family family) {
        List<String> samples = Stream.iterate(1L, seed -> seed + 1).limit(400)
                .map(seed -> PatternSamples.of(family, Gen.seeded(seed)).toLowerCase(Locale.ROOT)).toList();
        assertThat(family.keywords()).allMatch(word -> samples.stream().anyMatch(sample -> sample.startsWith(word)));
    }

    @ParameterizedTest
    @MethodSource("families")
    void nearly_every_sample_is_taken_out_and_nothing_of_it_stays(Family family) {
        int missed = 0;
        for (long seed = 1; seed <= 100; seed++) {
            String sample = PatternSamples.of(family, Gen.seeded(seed));
            String text = before(family) + sample + " after";
            String safe = REDACTOR.redact(Untrusted.of(text)).clear();
            missed += safe.contains("[REDACTED:") && REDACTOR.redact(Untrusted.of(safe)).clear().equals(safe) ? 0 : 1;
        }
        // A random sample can be too simple to count as a secret, or be one of the words that are excepted.
        assertThat(missed).isLessThanOrEqualTo(12);
    }

    /** A few patterns look back at what stands before their keyword. */
    private static String before(Family family) {
        return family.regex().startsWith("(?<=") ? "seen 12345678901234" : "seen ";
    }

    /** Not by samples: by every way a match can begin. */
    @ParameterizedTest
    @MethodSource("families")
    void no_match_begins_without_one_of_the_keywords(Family family) {
        assertThat(Beginnings.of(family)).isNotEmpty()
                .allMatch(begin -> family.keywords().stream().anyMatch(begin::startsWith));
    }

    @ParameterizedTest
    @MethodSource("families")
    void the_search_in_bytes_finds_what_the_redactor_finds(Family family) {
        SecretSearch search = new SecretSearch();
        int missed = 0;
        for (long seed = 1; seed <= 60; seed++) {
            String text = before(family) + PatternSamples.of(family, Gen.seeded(seed)) + " after";
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            missed += search.in(bytes, bytes.length).isEmpty() == SecretScan.find(text).isEmpty() ? 0 : 1;
        }
        assertThat(missed).isZero();
    }

    @ParameterizedTest
    @MethodSource("families")
    void a_generated_sample_is_found_as_what_it_is_and_its_near_misses_are_not(Family family) {
        SecretSearch search = new SecretSearch();
        long found = Stream.iterate(1L, seed -> seed + 1).limit(40)
                .map(seed -> before(family) + PatternSamples.of(family, Gen.seeded(seed)) + " after")
                .filter(text -> finds(search, family, text)).count();
        assertThat(found).as("samples found by its name").isGreaterThanOrEqualTo(20);
        List<String> near = Tsv.rows(FamiliesTest.class, "near-misses.tsv").stream()
                .filter(row -> row.get(0).equals(family.name())).map(row -> row.get(1).replace("\\n", "\n")).toList();
        assertThat(near).as("near misses in near-misses.tsv").hasSizeGreaterThanOrEqualTo(2)
                .noneMatch(text -> counts(search, family, text));
    }

    private static boolean finds(SecretSearch search, Family family, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return search.in(bytes, bytes.length).stream().anyMatch(one -> one.family().name().equals(family.name()));
    }

    /** Found, and more than an example. */
    private static boolean counts(SecretSearch search, Family family, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return search.in(bytes, bytes.length).stream().filter(one -> one.family().name().equals(family.name()))
                .flatMap(one -> Worth.of(one, bytes, bytes.length, false, Instant.EPOCH).stream())
                .anyMatch(worth -> worth.severity() != Severity.INFO);
    }

    @Test
    void every_near_miss_belongs_to_a_family() {
        List<String> names = families().map(Family::name).toList();
        assertThat(Tsv.rows(FamiliesTest.class, "near-misses.tsv")).allMatch(row -> names.contains(row.get(0)));
    }

    @Test
    void there_are_at_least_a_hundred_and_twenty_and_their_names_are_all_different() {
        assertThat(families().map(Family::name)).hasSizeGreaterThanOrEqualTo(120).doesNotHaveDuplicates();
    }

    @Test
    void names_hold_only_what_may_stand_in_a_redaction() {
        assertThat(families().map(Family::name)).allMatch(name -> name.matches("[a-z0-9-]+"));
    }

    @Test
    void keywords_are_lower_case_ascii() {
        assertThat(families().flatMap(family -> family.keywords().stream()))
                .allMatch(word -> word.chars().allMatch(c -> c > 31 && c < 127)
                        && word.equals(word.toLowerCase(Locale.ROOT)));
    }
}
