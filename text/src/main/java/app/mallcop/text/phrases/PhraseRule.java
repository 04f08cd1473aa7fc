package app.mallcop.text.phrases;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing to find: steps in order, each a family ({@code @override}) or words ({@code system_prompt|prompt}), with at most
 * {@code ~n} words between two steps; 6 where nothing is said. {@code unless} is empty, {@code directly:family} (a word of that
 * family stands right before), or {@code earlier:family} (anywhere before).
 */
public record PhraseRule(String id, List<Step> steps, String unless) {

    private static final int USUAL_GAP = 6;

    /**
     * @param gap most words between the step before and this one
     * @param family without its {@code @}; empty where the words are spelled out
     */
    public record Step(int gap, String family, List<String> words) {
        public Step {
            words = List.copyOf(words);
        }
    }

    public PhraseRule {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("rule " + id + " has no steps");
        }
    }

    /** Reads {@code @override ~4 @position ~2 @instruction}. */
    public static PhraseRule parse(String id, String steps, String unless) {
        List<Step> parsed = new ArrayList<>();
        int gap = USUAL_GAP;
        for (String word : steps.strip().split(" +")) {
            if (word.startsWith("~")) {
                gap = Integer.parseInt(word, 1, word.length(), 10);
            } else if (word.startsWith("@")) {
                parsed.add(new Step(gap, word.substring(1), List.of()));
                gap = USUAL_GAP;
            } else {
                List<String> words = new ArrayList<>();
                for (String alternative : word.split("\\|")) {
                    words.add(alternative.replace('_', ' '));
                }
                parsed.add(new Step(gap, "", words));
                gap = USUAL_GAP;
            }
        }
        return new PhraseRule(id, parsed, unless);
    }
}
