package app.mallcop.detect.rules;

import app.mallcop.api.Value;
import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.detect.rules.expression.Compiler;
import app.mallcop.detect.rules.expression.Condition;
import app.mallcop.detect.rules.expression.EventPath;
import app.mallcop.detect.rules.expression.Flaw;
import app.mallcop.detect.rules.expression.KnownSet;
import app.mallcop.detect.rules.expression.Names;
import app.mallcop.detect.rules.expression.Template;
import app.mallcop.detect.rules.expression.Term;
import app.mallcop.detect.rules.file.Reading;
import app.mallcop.detect.rules.file.Rule;
import app.mallcop.detect.rules.file.RuleFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes what runs of a rule's text. What is wrong goes into the {@link Reading}, with its place. */
final class RuleCompiler {

    static final int MOST_KEPT = 1_000;
    private static final List<EventPath> ACTOR_AND_TARGET = List.of(EventPath.ACTOR, EventPath.TARGET);

    private final RuleFile file;
    private final Map<String, ? extends KnownSet> sets;
    private final Map<String, Value> config;
    private final Reading reading;

    RuleCompiler(RuleFile file, Map<String, ? extends KnownSet> sets, Map<String, Value> config, Reading reading) {
        this.file = file;
        this.sets = sets;
        this.config = config;
        this.reading = reading;
    }

    private Names names() {
        return new Names(new java.util.LinkedHashMap<>(sets), config, false);
    }

    /** Where events are only collected there is no baseline to ask. */
    private Names collecting() {
        return new Names(Map.of(), config, false);
    }

    EventRule single(Rule rule, Rule.Single shape) {
        Compiler compiler = new Compiler(names());
        Condition when = condition(rule, "when", rule.when(), compiler);
        Condition condition = condition(rule, "condition", shape.condition(), compiler);
        return new EventRule(when, condition, statement(rule, about(rule, ACTOR_AND_TARGET, compiler), compiler));
    }

    SumRule.Parts sum(Rule rule, Rule.Aggregate shape) {
        Compiler collecting = new Compiler(collecting());
        Condition when = condition(rule, "when", rule.when(), collecting);
        ConfigNode.Scalar written = shape.of();
        Optional<Term> of = written == null
                ? Optional.empty()
                : told(rule, "aggregate.of", written, collecting, one -> one.term(written.text()));
        Groups groups = groups(rule, "aggregate.group_by", shape.groupBy(), collecting);
        Compiler compiler = new Compiler(names().withSums());
        Condition condition = condition(rule, "condition", shape.condition(), compiler);
        if (compiler.thresholds().isEmpty() && !compiler.expects()) {
            wrong(rule, "condition", shape.condition(), 0, "does not ask how many",
                    "compare agg.value, such as agg.value >= 20");
        }
        for (BigDecimal threshold : compiler.thresholds()) {
            boolean counts = shape.function() == Rule.Sum.COUNT || shape.function() == Rule.Sum.COUNT_DISTINCT;
            if (threshold.signum() <= 0 || (counts && threshold.compareTo(BigDecimal.valueOf(MOST_KEPT)) > 0)) {
                wrong(rule, "condition", shape.condition(), 0, "compares agg.value with " + threshold.toPlainString(),
                        "allowed: 1 to " + MOST_KEPT);
            }
        }
        if (compiler.expects() && (shape.function() != Rule.Sum.COUNT || shape.windowSeconds() != 86_400)) {
            wrong(rule, "condition", shape.condition(), 0, "asks agg.expected",
                    "that is known for function: count and window: 24h only");
        }
        Statement statement = statement(rule, within(rule, groups.paths(), compiler), compiler);
        return new SumRule.Parts(when, of, groups, condition, notes(compiler, statement), statement,
                compiler.expects());
    }

    ChainRule.Parts chain(Rule rule, Rule.Sequence shape) {
        Compiler collecting = new Compiler(collecting());
        Condition when = condition(rule, "when", rule.when(), collecting);
        List<Condition> steps = new ArrayList<>();
        for (ConfigNode.Scalar step : shape.steps()) {
            steps.add(condition(rule, "sequence.steps", step, collecting));
        }
        Groups groups = groups(rule, "sequence.by", shape.by(), collecting);
        Compiler compiler = new Compiler(names());
        Statement statement = statement(rule, within(rule, groups.paths(), compiler), compiler);
        return new ChainRule.Parts(when, steps, groups, notes(compiler, statement), statement);
    }

    private static Notes notes(Compiler compiler, Statement statement) {
        Set<EventPath> paths = new LinkedHashSet<>(statement.about().stream().map(EventPath::asKey).toList());
        paths.addAll(compiler.paths());
        return new Notes(List.copyOf(paths));
    }

    private Statement statement(Rule rule, List<EventPath> about, Compiler compiler) {
        List<Statement.Adjusting> adjusts = new ArrayList<>();
        for (Rule.Adjust adjust : rule.adjust()) {
            Condition when = condition(rule, "adjust.when", adjust.when(), compiler);
            adjusts.add(new Statement.Adjusting(when, adjust.severity(),
                    template(rule, "adjust.because", adjust.because(), compiler)));
        }
        Template title = template(rule, "finding_template.title", rule.title(), compiler)
                .orElseGet(() -> Template.of(rule.id().replace('-', ' ')));
        Optional<Template> description = template(rule, "finding_template.description", rule.description(), compiler);
        return new Statement(rule.id(), rule.severity(), adjusts, title, description, about, rule.lasting(),
                compiler.uses(), rule.attack());
    }

    private List<EventPath> about(Rule rule, List<EventPath> absent, Compiler compiler) {
        return rule.groupBy().isEmpty() ? absent : paths(rule, "group_by", rule.groupBy(), compiler);
    }

    /** Whom a finding about many events is about: what they are grouped by, or a part of it. */
    private List<EventPath> within(Rule rule, List<EventPath> groups, Compiler compiler) {
        List<EventPath> about = about(rule, groups, compiler);
        for (int i = 0; i < about.size(); i++) {
            if (!groups.contains(about.get(i))) {
                wrong(rule, "group_by", rule.groupBy().get(i), 0, "is not among what the events are grouped by",
                        "add it there, or leave it out here");
            }
        }
        return about;
    }

    private Groups groups(Rule rule, String what, List<ConfigNode.Scalar> written, Compiler compiler) {
        return new Groups(paths(rule, what, written, compiler));
    }

    private List<EventPath> paths(Rule rule, String what, List<ConfigNode.Scalar> written, Compiler compiler) {
        List<EventPath> paths = new ArrayList<>();
        for (ConfigNode.Scalar path : written) {
            told(rule, what, path, compiler, one -> one.eventPath(path.text())).ifPresent(paths::add);
        }
        return paths;
    }

    private Optional<Template> template(Rule rule, String what, ConfigNode.@Nullable Scalar written,
            Compiler compiler) {
        return written == null
                ? Optional.empty()
                : told(rule, what, written, compiler, one -> Template.read(written.text(), one));
    }

    private Condition condition(Rule rule, String what, ConfigNode.@Nullable Scalar written, Compiler compiler) {
        return written == null
                ? Condition.ALWAYS
                : told(rule, what, written, compiler, one -> one.condition(written.text())).orElse(Condition.ALWAYS);
    }

    private interface Make<T> {
        Optional<T> of(Compiler compiler);
    }

    private <T> Optional<T> told(Rule rule, String what, ConfigNode.Scalar written, Compiler compiler, Make<T> make) {
        Optional<T> made = make.of(compiler);
        for (Flaw flaw : compiler.takeFlaws()) {
            wrong(rule, what, written, flaw.at(), flaw.what(), flaw.hint());
        }
        return made;
    }

    private void wrong(Rule rule, String what, ConfigNode.Scalar written, int at, String told, String hint) {
        String where = written.style() == ConfigNode.Style.BLOCK
                ? " (at character " + (at + 1) + ", near " + near(written.text(), at) + ")"
                : "";
        reading.add(Kind.NOT_ALLOWED, written.placeOf(at),
                file.name() + "/" + rule.id() + ", " + what + where + ": " + told, hint);
    }

    private static String near(String text, int at) {
        int from = Math.max(0, Math.min(at, text.length()) - 10);
        return app.mallcop.api.config.Shown.quoted(text.substring(from, Math.min(text.length(), from + 30)));
    }
}
