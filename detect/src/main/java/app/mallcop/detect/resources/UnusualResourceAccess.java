package app.mallcop.detect.resources;

import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.tuning.Tuning;
import app.mallcop.text.tables.Tsv;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An actor at a resource that is not its own: not by name alone, but by what is new about it, how much it matters and who
 * else goes there. An actor without a history of its own is {@code new-actor}'s business.
 */
public final class UnusualResourceAccess implements Detector {

    public static final String NAME = "unusual-resource-access";

    /** [actor, platform, account, group, kind, name]: events. */
    static final Fact RELATION = Fact.ofActor("actor-resource", 512);

    /** [stem, platform, account, group, kind, actor]: events. */
    static final Fact PEER = Fact.of("resource-actor");

    /** [platform, person or machine, account, actor]: events. */
    static final Fact USER = Fact.of("resource-user");

    private static final Set<EventType> READS = Tsv.rows(UnusualResourceAccess.class, "reads.tsv").stream()
            .map(row -> new EventType(row.getFirst())).collect(Collectors.toUnmodifiableSet());

    private final int minEvents;
    private final int minDays;
    private final double threshold;
    private final Sensitivity sensitivity;
    private final Relations relations = new Relations();
    private final NewResources burst;

    private @Nullable Gathered gathered;

    public UnusualResourceAccess(Tuning tuning) {
        this.minEvents = tuning.whole("min_events");
        this.minDays = tuning.whole("min_days");
        this.threshold = tuning.decimal("score");
        this.sensitivity = new Sensitivity(tuning.texts("sensitive_globs"));
        this.burst = new NewResources(this, tuning.whole("burst_per_hour"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<EventType> reads() {
        return READS;
    }

    @Override
    public List<Tally> tallies() {
        return List.of(burst);
    }

    Relations relations() {
        return relations;
    }

    Sensitivity sensitivity() {
        return sensitivity;
    }

    @Override
    public void learn(Sighting seen, Learning day) {
        Relation relation = relations.of(seen);
        if (relation != null) {
            day.count(RELATION, relation.key());
            day.count(PEER, relation.peers());
            day.count(USER, relation.user());
        }
    }

    @Override
    public void judge(Sighting seen, Normal normal, Found found) {
        Relation relation = relations.of(seen);
        if (relation == null || !normal.of(RELATION, relation.key()).isEmpty()) {
            return;
        }
        Sensitivity.Found matters = sensitivity.of(relation, seen.type());
        boolean account = !normal.of(USER, relation.user()).isEmpty();
        double away = matters.isAny() ? Absence.MOST : 1;
        double most = account ? Novelty.GROUP.weight() : Novelty.PLATFORM.weight();
        if (most * matters.weight() * Peers.MOST_RARE * away < threshold) {
            return;
        }
        Habits used = gathered(normal).habits(relation.actor());
        if (!isSettled(used)) {
            return;
        }
        Score score = Score.of(used.noveltyOf(relation), matters, gathered(normal).peers(relation), used,
                normal.day());
        if (score.value() >= threshold) {
            found.raise(raised(seen, relation, score, used));
        }
    }

    /** Whether enough is known of what an actor uses that something new says anything. */
    boolean isSettled(Habits used) {
        return used.events() >= minEvents && used.days() >= minDays;
    }

    /** What was worked out of a view is kept while that view is read. */
    @SuppressWarnings("ReferenceEquality") // another view, however alike, is another day's
    Gathered gathered(Normal normal) {
        Gathered known = gathered;
        if (known == null || known.of() != normal) {
            known = new Gathered(normal, sensitivity);
            gathered = known;
        }
        return known;
    }

    private Raised raised(Sighting seen, Relation relation, Score score, Habits used) {
        Untrusted actor = relation.actor();
        Untrusted what = relation.resource().text();
        Raised.Draft draft = Raised
                .of("new-relation", Severity.WARN, seen, Prose.of("Unusual resource access: {} → {}", actor, what))
                .about("actor", actor).about("resource", what).lasting()
                .because(Prose.of("It is " + score.novelty().words() + " that {} never touched, in "
                        + used.events() + " accesses on " + used.days() + " days", actor));
        if (score.absence().isUnusual()) {
            draft.because(Prose.of("{} touched nothing in the " + score.absence().days()
                    + " days before; it was never away for more than " + score.absence().longest(), actor));
        }
        if (score.sensitivity().listed()) {
            draft.because(Prose.of("It is listed under sensitive_globs"));
        } else if (!score.sensitivity().subjects().isEmpty()) {
            draft.because(Prose.of("It matters: " + String.join(", ", score.sensitivity().subjects())));
        }
        Peers peers = score.peers();
        if (!peers.areFew()) {
            draft.because(Prose.of(peers.touched() == 0
                    ? "None of " + peers.all() + " others of the same sort touched it or its like"
                    : peers.touched() + " of " + peers.all() + " others of the same sort touched it or its like"));
        }
        boolean any = score.sensitivity().isAny();
        draft.because(Prose.of("{} touched something new" + (any ? " that matters" : "") + " on "
                + used.daysWithNew(any) + " of its " + used.days() + " days", actor));
        return draft.number("score", score.value()).number("threshold", threshold)
                .number("novelty", score.novelty().weight()).number("sensitivity", score.sensitivity().weight())
                .number("rarity", peers.rarity()).number("maturity", score.maturity())
                .number("absence", score.absence().weight())
                .number("support_events", used.events()).number("support_days", used.days())
                .withholds(RELATION, relation.key()).withholds(PEER, relation.peers()).build();
    }
}
