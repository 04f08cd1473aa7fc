package app.mallcop.detect.engine;

import app.mallcop.api.Entity;
import app.mallcop.api.Scope;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a crew found, each with its place, until all crews are done: then it is told as if one had found it all, event by event. */
final class Heard implements Found {

    private record Word(long place, Crew.Placed from, Hearing to, Consumer<Found> what) {}

    private final List<Word> words = new ArrayList<>();
    private long place;
    private Crew.@Nullable Placed from;
    private @Nullable Hearing to;

    /** Who speaks from now on, about which event or tally, and to whom it will be told. */
    void listen(int about, Crew.Placed speaker, Hearing whom) {
        place = ((long) about << 32) + speaker.place();
        from = speaker;
        to = whom;
    }

    @Override
    public void raise(Raised raised) {
        say(found -> found.raise(raised));
    }

    @Override
    public void mended(String rule, List<Entity> entities, Scope scope, Instant at, String why) {
        say(found -> found.mended(rule, entities, scope, at, why));
    }

    private void say(Consumer<Found> what) {
        words.add(new Word(place, java.util.Objects.requireNonNull(from, "nobody speaks"),
                java.util.Objects.requireNonNull(to, "nobody listens"), what));
    }

    /** Tells all of it in the order of places, and forgets it. */
    static void tell(Collection<Heard> all) {
        List<Word> words = new ArrayList<>();
        for (Heard heard : all) {
            words.addAll(heard.words);
            heard.words.clear();
        }
        words.sort(Comparator.comparingLong(Word::place));
        for (Word word : words) {
            word.to.from(word.from.detector());
            word.what.accept(word.to);
        }
    }
}
