package app.mallcop.actors.verdict;

import app.mallcop.api.Untrusted;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What an actor was shown of one finding. Whatever it cites must be in here, or it made it up. */
public final class Shown {

    private final String finding;
    private final Set<String> events;
    private final Set<String> words;
    private final Set<String> numbers;

    private Shown(String finding, Set<String> events, Set<String> words, Set<String> numbers) {
        this.finding = finding;
        this.events = Set.copyOf(events);
        this.words = Set.copyOf(words);
        this.numbers = Set.copyOf(numbers);
    }

    public String finding() {
        return finding;
    }

    public boolean hasEvent(String id) {
        return events.contains(id);
    }

    boolean hasAll(Collection<String> ids) {
        return events.containsAll(ids);
    }

    /** Whether every event that a text names was shown. */
    boolean hasEventsOf(Untrusted text) {
        return Citations.in(text.clear()).events().stream().allMatch(events::contains);
    }

    /** Whether every number that a text names was shown, as a number or within the very same word. */
    boolean hasNumbersOf(Untrusted text) {
        return Citations.in(text.clear()).numbered().stream()
                .allMatch(word -> words.contains(word.text()) || numbers.containsAll(word.numbers()));
    }

    /** Collects what is shown, as it is shown. */
    public static final class Builder {
        private final String finding;
        private final Set<String> events = new HashSet<>();
        private final Set<String> words = new HashSet<>();
        private final Set<String> numbers = new HashSet<>();

        public Builder(String finding) {
            this.finding = finding;
        }

        public Builder event(String id) {
            events.add(id);
            return this;
        }

        /** Any text that was shown: ours, or from outside. What it says of event ids is not believed. */
        public Builder text(String text) {
            for (Citations.Word word : Citations.in(text).numbered()) {
                words.add(word.text());
                numbers.addAll(word.numbers());
                word.numbers().forEach(number -> numbers.addAll(Citations.shorter(number)));
            }
            return this;
        }

        public Shown build() {
            return new Shown(finding, events, words, numbers);
        }
    }
}
