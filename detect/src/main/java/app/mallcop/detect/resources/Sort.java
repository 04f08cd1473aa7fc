package app.mallcop.detect.resources;

import app.mallcop.api.Untrusted;
import app.mallcop.text.tables.Tsv;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether an actor is a person or a machine, by its name. A guess, used only to choose whom to compare it with. */
final class Sort {

    static final Untrusted PERSON = Untrusted.of("person");
    static final Untrusted MACHINE = Untrusted.of("machine");

    private static final Set<String> WORDS = Tsv.rows(Sort.class, "machine-words.tsv").stream().map(List::getFirst)
            .collect(Collectors.toUnmodifiableSet());

    private Sort() {}

    static Untrusted of(Untrusted actor) {
        String name = actor.clear().toLowerCase(Locale.ROOT);
        int from = 0;
        for (int at = 0; at <= name.length(); at++) {
            if (at == name.length() || !Character.isLetter(name.charAt(at))) {
                if (at < name.length() && name.charAt(at) == '@') {
                    return WORDS.contains(name.substring(from, at)) ? MACHINE : PERSON;
                }
                if (WORDS.contains(name.substring(from, at))) {
                    return MACHINE;
                }
                from = at + 1;
            }
        }
        return PERSON;
    }
}
