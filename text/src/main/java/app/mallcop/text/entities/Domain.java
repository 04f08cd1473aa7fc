package app.mallcop.text.entities;

import app.mallcop.api.Untrusted;
import app.mallcop.text.tables.Tsv;
import java.net.IDN;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The domain of a mail address, a web address, or itself. In the letters it is shown in, lower case.
 *
 * @param name {@code mail.corp.com}; never empty
 */
public record Domain(String name) {

    private static final int LONGEST = 253;
    private static final int LEAST_FOR_A_SLIP = 5;
    private static final Set<String> SUFFIXES = Tsv.rows(Domain.class, "suffixes.tsv").stream().map(List::getFirst)
            .collect(Collectors.toUnmodifiableSet());

    /** Empty where the text has none, such as a login. */
    public static Optional<Domain> of(Untrusted text) {
        String name = Folding.lower(Folding.compatible(text.clear())).strip();
        int scheme = name.indexOf("://");
        if (scheme >= 0) {
            name = upTo(name.substring(scheme + 3), "/?#");
            name = name.substring(name.lastIndexOf('@') + 1);
            name = upTo(name, ":");
        } else {
            name = ofMail(name);
        }
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return isDomain(name) ? Optional.of(new Domain(shown(name))) : Optional.empty();
    }

    /** {@code eve_partner.org#EXT#@corp.onmicrosoft.com} is a guest of partner.org. */
    private static String ofMail(String name) {
        int guest = name.indexOf("#ext#");
        if (guest > 0) {
            String home = name.substring(0, guest);
            return home.substring(Math.max(home.lastIndexOf('_'), home.lastIndexOf('@')) + 1);
        }
        return name.substring(name.lastIndexOf('@') + 1);
    }

    private static String upTo(String text, String ends) {
        for (int i = 0; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static boolean isDomain(String name) {
        if (name.isEmpty() || name.length() > LONGEST || name.indexOf('.') < 0) {
            return false;
        }
        char before = '.';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean fits = Character.isLetterOrDigit(c) || c == '-' || c == '_' || c >= 0x300
                    || (c == '.' && before != '.');
            if (!fits) {
                return false;
            }
            before = c;
        }
        return before != '.' && !Character.isDigit(before);
    }

    private static String shown(String name) {
        return name.contains("xn--") ? Folding.lower(IDN.toUnicode(name)) : name;
    }

    /** Itself, or a name below it. */
    public boolean isWithin(Domain owner) {
        return name.equals(owner.name) || name.endsWith("." + owner.name);
    }

    /** The part somebody registered: {@code corp.co.uk} of {@code mail.corp.co.uk}. */
    public Domain registered() {
        List<String> labels = List.of(name.split("\\.", -1));
        int ending = labels.size() >= 3
                && SUFFIXES.contains(String.join(".", labels.subList(labels.size() - 2, labels.size())))
                        ? 2
                        : 1;
        return labels.size() <= ending + 1
                ? this
                : new Domain(String.join(".", labels.subList(labels.size() - ending - 1, labels.size())));
    }

    private String label() {
        return name.substring(0, name.indexOf('.'));
    }

    private String ending() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** Why a reader may take this domain for {@code ours}; empty where it is ours, or looks nothing like it. */
    public Optional<Likeness> posesAs(Domain ours) {
        if (isWithin(ours)) {
            return Optional.empty();
        }
        Domain mine = registered();
        Domain real = ours.registered();
        if (LookAlike.skeleton(mine.name).equals(LookAlike.skeleton(real.name))) {
            return mine.equals(real) ? Optional.empty() : Optional.of(Likeness.LETTERS);
        }
        if (name.startsWith(real.name + ".") || name.contains("." + real.name + ".")
                || name.startsWith(real.name + "-")) {
            return Optional.of(Likeness.EMBEDDED);
        }
        String label = LookAlike.skeleton(mine.label());
        String wanted = LookAlike.skeleton(real.label());
        if (label.equals(wanted)) {
            return Optional.of(Likeness.OTHER_ENDING);
        }
        boolean slip = wanted.length() >= LEAST_FOR_A_SLIP && mine.ending().equals(real.ending())
                && LookAlike.areOneSlipApart("." + label, "." + wanted);
        return slip ? Optional.of(Likeness.SLIP) : Optional.empty();
    }

    /** How a domain imitates another. */
    public enum Likeness {
        LETTERS("letters that look like those of"), EMBEDDED("the whole name, but ends otherwise, of"), OTHER_ENDING(
                "another ending than"),
        SLIP("one letter other than");

        private final String words;

        Likeness(String words) {
            this.words = words;
        }

        /** Reads on: {@code it has … corp.com}. */
        public String words() {
            return words;
        }
    }

    @Override
    public String toString() {
        return "‹domain, " + name.length() + " chars›";
    }
}
