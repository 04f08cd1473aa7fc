package app.mallcop.text.phrases;

import app.mallcop.text.canonical.Canonical;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules over families of words, made ready once and then safe for threads to share. */
public final class PhraseRules {

    /** Where a rule's steps were first met in order, and how often. */
    public record Match(int rule, int start, int end, int count) {}

    private record Use(int rule, int step) {}

    private static final int NEVER = -1000;

    private final List<PhraseRule> rules;
    private final Lexicon lexicon = new Lexicon();
    private final Map<String, Integer> families = new HashMap<>();
    private final List<List<Use>> uses = new ArrayList<>();
    private final int[] firstStep;
    private final int[] directly;
    private final int[] earlier;
    private final boolean[] watched;

    /** @param words the words of each family; a family that no rule names is left out */
    public PhraseRules(List<PhraseRule> rules, Map<String, List<String>> words) {
        this.rules = List.copyOf(rules);
        firstStep = new int[rules.size() + 1];
        directly = new int[rules.size()];
        earlier = new int[rules.size()];
        for (int rule = 0; rule < rules.size(); rule++) {
            List<PhraseRule.Step> steps = rules.get(rule).steps();
            firstStep[rule + 1] = firstStep[rule] + steps.size();
            for (int step = 0; step < steps.size(); step++) {
                uses.get(family(steps.get(step), words)).addFirst(new Use(rule, step));
            }
            directly[rule] = unless(rules.get(rule), "directly:", words);
            earlier[rule] = unless(rules.get(rule), "earlier:", words);
        }
        watched = new boolean[uses.size()];
        for (int rule = 0; rule < rules.size(); rule++) {
            for (int family : new int[]{directly[rule], earlier[rule]}) {
                if (family >= 0) {
                    watched[family] = true;
                }
            }
        }
        uses.forEach(list -> list.sort(java.util.Comparator.comparingInt(Use::step).reversed()));
    }

    private int unless(PhraseRule rule, String kind, Map<String, List<String>> words) {
        return rule.unless().startsWith(kind)
                ? family(new PhraseRule.Step(0, rule.unless().substring(kind.length()), List.of()), words)
                : -1;
    }

    private int family(PhraseRule.Step step, Map<String, List<String>> words) {
        String name = step.family().isEmpty() ? String.join("|", step.words()) : "@" + step.family();
        Integer known = families.get(name);
        if (known != null) {
            return known;
        }
        List<String> spelled = step.family().isEmpty() ? step.words() : words.get(step.family());
        if (spelled == null) {
            throw new IllegalArgumentException("no family of words is called " + step.family());
        }
        int family = uses.size();
        families.put(name, family);
        uses.add(new ArrayList<>());
        for (String word : spelled) {
            lexicon.add(folded(word), family);
        }
        return family;
    }

    /** As the text will be: {@code vergiß} is looked for as {@code vergiss}. */
    private static String folded(String word) {
        return Canonical.of(word).text().replace('\'', ' ');
    }

    public PhraseRule rule(int index) {
        return rules.get(index);
    }

    /** Each rule that is met, in order of the rules. Expects plain text, or what {@link Canonical} makes of any other. */
    public List<Match> match(String text) {
        Run run = new Run();
        lexicon.walk(text, run);
        return run.matches();
    }

    private final class Run implements Lexicon.Hits {

        private int @Nullable [] ended;
        private int[] began = {};
        private int[] closed = {};
        private int[] lastOf = {};
        private int[] count = {};
        private int[] start = {};
        private int[] end = {};
        private boolean any;

        @Override
        public void hit(int family, int firstToken, int lastToken, int from, int to) {
            List<Use> used = uses.get(family);
            int[] reached = ended;
            if (reached == null) {
                if (!watched[family] && (used.isEmpty() || used.getLast().step() > 0)) {
                    return; // no rule begins with it
                }
                reached = prepare();
            }
            for (int k = 0; k < used.size(); k++) {
                step(reached, used.get(k), firstToken, lastToken, from, to);
            }
            lastOf[family] = lastToken;
        }

        private int[] prepare() {
            int steps = firstStep[rules.size()];
            int[] reached = new int[steps];
            Arrays.fill(reached, NEVER);
            ended = reached;
            began = new int[steps];
            closed = new int[steps];
            lastOf = new int[uses.size()];
            Arrays.fill(lastOf, NEVER);
            count = new int[rules.size()];
            start = new int[rules.size()];
            end = new int[rules.size()];
            return reached;
        }

        private void step(int[] reached, Use use, int firstToken, int lastToken, int from, int to) {
            int at = firstStep[use.rule] + use.step;
            if (use.step == 0) {
                if (!isExcused(use.rule, firstToken)) {
                    reach(reached, use, at, lastToken, from, to);
                }
            } else if (firstToken - reached[at - 1] <= Lexicon.A_WORD
                    * (rules.get(use.rule).steps().get(use.step).gap() + 1)
                    && closed[at - 1] <= from) {
                reach(reached, use, at, lastToken, began[at - 1], to);
            }
        }

        private boolean isExcused(int rule, int firstToken) {
            return (directly[rule] >= 0 && isRightAfter(lastOf[directly[rule]], firstToken))
                    || (earlier[rule] >= 0 && lastOf[earlier[rule]] != NEVER);
        }

        private boolean isRightAfter(int last, int first) {
            return first > last && first - last <= Lexicon.A_WORD;
        }

        private void reach(int[] reached, Use use, int at, int lastToken, int from, int to) {
            reached[at] = lastToken;
            began[at] = from;
            closed[at] = to;
            if (at + 1 == firstStep[use.rule + 1]) {
                any = true;
                if (count[use.rule]++ == 0) {
                    start[use.rule] = from;
                    end[use.rule] = to;
                }
            }
        }

        List<Match> matches() {
            if (!any) {
                return List.of();
            }
            List<Match> matches = new ArrayList<>();
            for (int rule = 0; rule < count.length; rule++) {
                if (count[rule] > 0) {
                    matches.add(new Match(rule, start[rule], end[rule], count[rule]));
                }
            }
            return List.copyOf(matches);
        }
    }
}
