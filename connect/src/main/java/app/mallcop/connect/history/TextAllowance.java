package app.mallcop.connect.history;

import java.util.List;
import java.util.Locale;

/** Allow-lists that name a secret by its own text. Applied while the text is at hand. */
record TextAllowance(List<Allowed> lists) {

    static final TextAllowance NONE = new TextAllowance(List.of());

    static TextAllowance of(List<Allowed> all) {
        return new TextAllowance(all.stream().filter(Allowed::namesText).toList());
    }

    boolean isEmpty() {
        return lists.isEmpty();
    }

    boolean allows(String family, String secret, String line) {
        String lower = secret.toLowerCase(Locale.ROOT);
        return lists.stream().anyMatch(list -> list.isFor(family) && list.hasText(secret, lower, line));
    }

    /** What a change of makes an old scan worthless. */
    String rules() {
        return lists.stream().map(Allowed::texts).toList().toString();
    }
}
