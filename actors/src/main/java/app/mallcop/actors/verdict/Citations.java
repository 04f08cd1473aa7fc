package app.mallcop.actors.verdict;

import java.util.ArrayList;
import java.util.List;

/** The event ids and the numbers that a text names. Linear in its length. */
record Citations(List<String> events, List<Word> numbered) {

    /** A word with digits in it: {@code 47}, {@code 01:52}, {@code us-east-1}, and the numbers it holds. */
    record Word(String text, List<String> numbers) {}

    private static final String EVENT = "evt-";
    private static final String EDGE = "()[]{}<>\"'`.,;:!?*_#%+=~|/-";

    Citations {
        events = List.copyOf(events);
        numbered = List.copyOf(numbered);
    }

    static Citations in(String text) {
        List<String> events = new ArrayList<>();
        List<Word> numbered = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isBetweenWords(text.charAt(i))) {
                take(trimmed(text, from, i), events, numbered);
                from = i + 1;
            }
        }
        return new Citations(events, numbered);
    }

    private static boolean isBetweenWords(char c) {
        return Character.isWhitespace(c) || c == '"' || c == '(' || c == ')' || c == '[' || c == ']' || c == '{'
                || c == '}' || c == ';' || c == '=' || c == '–' || c == '…';
    }

    private static String trimmed(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && EDGE.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && EDGE.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static void take(String word, List<String> events, List<Word> numbered) {
        int event = word.indexOf(EVENT);
        if (event >= 0) {
            events.add(word.substring(event));
        } else if (word.chars().anyMatch(Character::isDigit)) {
            numbered.add(new Word(word, numbers(word)));
        }
    }

    /** Runs of digits with what stands between digits: {@code 1,240} is 1240, {@code 2026-03-11T01:52Z} a day and a time. */
    private static List<String> numbers(String word) {
        List<String> numbers = new ArrayList<>();
        int at = 0;
        while (at < word.length()) {
            if (!Character.isDigit(word.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < word.length() && (Character.isDigit(word.charAt(end)) || isInside(word, end))) {
                end++;
            }
            numbers.add(word.substring(at, end).replace(",", ""));
            at = end;
        }
        return numbers;
    }

    private static boolean isInside(String word, int at) {
        return ".,:-/".indexOf(word.charAt(at)) >= 0 && at + 1 < word.length()
                && Character.isDigit(word.charAt(at + 1));
    }

    /** A time may be told without its seconds. */
    static List<String> shorter(String number) {
        List<String> shorter = new ArrayList<>();
        boolean time = number.indexOf(':') > 0;
        for (int i = number.length() - 1; i > 0; i--) {
            char c = number.charAt(i);
            if (time && (c == '.' || (c == ':' && number.indexOf(':') != i))) {
                shorter.add(number.substring(0, i));
            }
        }
        return shorter;
    }
}
