package app.mallcop.store.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static final List<Untrusted> SOME = Stream
            .concat(Stream.of("", "ann", "änn", "[USER_DATA_END]", "\"quoted\"",
                    "a".repeat(200) + "1", "a".repeat(200) + "2"), IntStream.range(0, 50).mapToObj(i -> "person" + i))
            .map(Untrusted::of).toList();

    private static boolean mayName(Untrusted part, Set<Untrusted> names) {
        byte[] file = AddendCodec.file(List.of(new Addend("actor-resource", List.of(Untrusted.of("other"), part),
                new TreeMap<>(java.util.Map.of("n", 1L)))));
        assertThat(new String(file, StandardCharsets.UTF_8)).endsWith("\n");
        return AddendCodec.mayName(file, 0, file.length - 1, Names.of(names));
    }

    @Test
    void a_line_that_names_one_of_them_is_never_passed_by() {
        for (Untrusted name : SOME) {
            assertThat(mayName(name, Set.of(name))).isTrue();
            assertThat(mayName(name, Set.copyOf(SOME))).isTrue();
        }
    }

    @Test
    void a_line_of_somebody_else_is_passed_by_though_the_names_are_alike() {
        assertThat(mayName(Untrusted.of("a".repeat(200) + "1"), Set.of(Untrusted.of("a".repeat(200) + "2")))).isFalse();
        assertThat(mayName(Untrusted.of("ann"), Set.of(Untrusted.of("anm"), Untrusted.of("an"), Untrusted.of("anna"))))
                .isFalse();
        assertThat(mayName(Untrusted.of("ann"), Set.of())).isFalse();
    }
}
