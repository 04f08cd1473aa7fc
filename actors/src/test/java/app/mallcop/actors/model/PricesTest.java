package app.mallcop.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.sim.models.Personality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {

    private final Prices prices = Prices.builtIn();

    private static Usage usage(long input, long output) {
        return new Usage(input, output, 0, 0, false);
    }

    @Test
    void input_output_and_cache_have_prices_of_their_own() {
        Usage usage = new Usage(1_000_000, 1_000_000, 1_000_000, 1_000_000, false);

        assertThat(prices.of("claude-sonnet-5-5", usage)).isEqualTo(new Prices.Cost(14_600_000, true));
    }

    @Test
    void a_fraction_of_a_millionth_is_rounded_up() {
        assertThat(prices.of("claude-haiku-5-5", usage(1, 0)).microUsd()).isEqualTo(1);
        assertThat(prices.of("claude-haiku-5-5", Usage.NONE).microUsd()).isZero();
    }

    @Test
    void a_call_that_reads_much_is_priced_by_its_own_row() {
        assertThat(prices.of("claude-haiku-5-5", usage(100_000, 0)).microUsd()).isEqualTo(10_000);
        assertThat(prices.of("claude-haiku-5-5", usage(100_001, 0)).microUsd()).isEqualTo(50_001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-opus-5-5", "global.anthropic.claude-opus-5-5", "anthropic/claude-opus-5-5",
            "us.anthropic.claude-opus-5-5-20260923-v1:0", "Claude-Opus-5-5"})
    void clouds_and_gateways_have_longer_names_for_the_same(String model) {
        assertThat(prices.of(model, usage(1_000_000, 0))).isEqualTo(new Prices.Cost(4_000_000, true));
    }

    @ParameterizedTest
    @CsvSource({"claude-opus-5,5000000", "claude-opus-4-1-20250805,15000000", "claude-opus-4-8,5000000",
            "claude-sonnet-4-6,3000000"})
    void the_longest_name_that_fits_counts(String model, long cost) {
        assertThat(prices.of(model, usage(1_000_000, 0)).microUsd()).isEqualTo(cost);
    }

    @Test
    void an_unknown_model_is_priced_as_the_dearest_and_that_is_told() {
        assertThat(prices.of("llama3:70b", usage(1_000_000, 1_000_000)))
                .isEqualTo(new Prices.Cost(15_000_000 + 75_000_000, false));
    }

    @Test
    void what_was_not_counted_is_priced_as_if_it_went_into_the_cache() {
        assertThat(prices.of("claude-opus-5-5", new Usage(1_000_000, 0, 0, 0, true)).microUsd()).isEqualTo(5_000_000);
    }

    @ParameterizedTest
    @CsvSource({"anthropic,patrol,claude-haiku-5-5", "anthropic,opus,claude-opus-5-5", "anthropic,claude-x,claude-x",
            "bedrock,detective,global.anthropic.claude-sonnet-5-5", "managed,haiku,patrol", "managed,forensic,forensic",
            "openai-compat,patrol,patrol"})
    void a_lane_is_a_model_of_the_backend_and_another_name_goes_through(String backend, String name, String model) {
        assertThat(Names.of(backend, Optional.empty()).named(name)).isEqualTo(model);
    }

    @Test
    void one_model_may_be_set_for_all_and_may_be_a_lane() {
        assertThat(Names.of("anthropic", Optional.of("forensic")).named("patrol")).isEqualTo("claude-opus-5-5");
        assertThat(Names.of("openai-compat", Optional.of("qwen3")).named("patrol")).isEqualTo("qwen3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "claude-code", "bedrock", "managed"})
    void every_model_that_stands_for_a_lane_has_a_price(String backend) {
        for (String lane : new String[]{"patrol", "detective", "forensic"}) {
            assertThat(prices.of(Names.of(backend, Optional.empty()).named(lane), usage(1, 1)).known()).isTrue();
        }
    }

    @Test
    void the_page_on_models_names_every_model_and_every_personality() throws IOException {
        String page = Files.readString(Path.of("../docs/models.md"));

        for (String[] row : Rows.of("lanes.tsv", 3)) {
            assertThat(page).contains("`" + row[2] + "`");
        }
        for (Personality personality : Personality.values()) {
            assertThat(page).contains("| `" + personality.word() + "` |");
        }
    }
}
