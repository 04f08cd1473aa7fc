package app.mallcop.text.skills;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A statement as the words and signs that a shell would see. */
final class Words {

    static final Set<String> ENDS = Set.of(";", "&&", "||", "&");
    private static final Set<String> TWO = Set.of("$(", "<(", "&&", "||", ">>", "<<", "|&", ">(");

    private Words() {}

    static List<String> of(String plain) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            String two = i + 1 < plain.length() ? plain.substring(i, i + 2) : "";
            char c = plain.charAt(i);
            if (TWO.contains(two)) {
                end(word, words);
                words.add(two.equals("|&") ? "|" : two);
                i++;
            } else if ("|;&()`<>{}[],".indexOf(c) >= 0 && !(c == '&' && isInUrl(word))) {
                end(word, words);
                words.add(Character.toString(c));
            } else if (Character.isWhitespace(c)) {
                end(word, words);
            } else {
                word.append(c);
            }
        }
        end(word, words);
        return words;
    }

    private static boolean isInUrl(StringBuilder word) {
        return word.indexOf("://") >= 0;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** {@code /usr/bin/curl} is {@code curl}. */
    static String command(String word) {
        String name = word.substring(word.lastIndexOf('/') + 1);
        return name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    }

    static boolean isWord(String word) {
        return Character.isLetterOrDigit(word.charAt(0)) || "-./~$%_@+=:*#!\\".indexOf(word.charAt(0)) >= 0;
    }
}
