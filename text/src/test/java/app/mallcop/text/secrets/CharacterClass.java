package app.mallcop.text.secrets;

/**
 * A class of characters as a pattern of ours spells it.
 *
 * @param letters those it names, each as often as it does
 * @param isOfOthers whether it means all but those
 * @param end where the pattern goes on
 */
record CharacterClass(String letters, boolean isOfOthers, int end) {

    static CharacterClass at(String regex, int start) {
        int at = start + 1;
        boolean not = regex.charAt(at) == '^';
        at += not ? 1 : 0;
        StringBuilder in = new StringBuilder();
        while (regex.charAt(at) != ']') {
            char c = regex.charAt(at);
            if (c == '\\') {
                in.append(escaped(regex, at + 1));
                at += 2;
            } else if (regex.charAt(at + 1) == '-' && regex.charAt(at + 2) != ']') {
                for (char x = c; x <= regex.charAt(at + 2); x++) {
                    in.append(x);
                }
                at += 3;
            } else {
                in.append(c);
                at++;
            }
        }
        return new CharacterClass(in.toString(), not, at + 1);
    }

    /** What a backslash stands for before this character, in a class or not. */
    static String escaped(String regex, int at) {
        char c = regex.charAt(at);
        return switch (c) {
            case 's' -> " ";
            case 'd' -> "0123456789";
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new IllegalStateException("unknown escape \\" + c + " in " + regex);
                }
                yield String.valueOf(c);
            }
        };
    }
}
