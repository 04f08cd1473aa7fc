package app.mallcop.text.injection;

import app.mallcop.text.phrases.PhraseRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A line of rules.tsv: a phrase, and what it means where. Empty where it is not looked for. */
record Rule(PhraseRule phrase, String kind, Optional<Strength> agent, Optional<Strength> request,
        Optional<Strength> text, String why) {

    Optional<Strength> in(Place place) {
        return switch (place) {
            case AGENT -> agent;
            case REQUEST -> request;
            case TEXT -> text;
        };
    }

    static Rule everywhere(PhraseRule phrase, String kind, Strength strength, String why) {
        Optional<Strength> same = Optional.of(strength);
        return new Rule(phrase, kind, same, same, same, why);
    }

    static Rule of(List<String> row) {
        return new Rule(PhraseRule.parse(row.get(0), row.get(5), row.get(6)), row.get(1), strength(row.get(2)),
                strength(row.get(3)), strength(row.get(4)), row.get(7));
    }

    private static Optional<Strength> strength(String word) {
        return word.equals("-") ? Optional.empty() : Optional.of(Strength.valueOf(word.toUpperCase(Locale.ROOT)));
    }
}
