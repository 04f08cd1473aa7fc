package app.mallcop.actors.tools;

import app.mallcop.actors.verdict.Shown;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A sheet of JSON for a model, and the only way in which text from outside reaches one: each value in its box or
 * behind a label, as its wording has it. It keeps account of what it shows, so that what is cited can be checked; what does not fit is not shown.
 */
final class Paper {

    private static final int LONGEST_VALUE = 300;
    private static final String HEX = "0123456789abcdef";

    private final Wording wording;
    private final int most;
    private final StringBuilder out = new StringBuilder();
    private final List<String> texts = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private boolean comma;
    private boolean speaks;

    /** @param most characters, from which on items of a list are left out */
    Paper(Wording wording, int most) {
        this.wording = wording;
        this.most = most;
    }

    /** The whole sheet, which now counts as shown. */
    String handedTo(Shown.Builder shown) {
        texts.forEach(shown::text);
        events.forEach(shown::event);
        return out.toString();
    }

    /** Whether a text on it speaks to the reader. */
    boolean speaks() {
        return speaks;
    }

    Paper begin() {
        next();
        out.append('{');
        comma = false;
        return this;
    }

    Paper begin(String name) {
        name(name);
        return begin();
    }

    Paper end() {
        out.append('}');
        comma = true;
        return this;
    }

    Paper ours(String name, String text) {
        name(name);
        seen(text);
        string(text);
        return this;
    }

    Paper number(String name, long number) {
        name(name);
        seen(Long.toString(number));
        plain(Long.toString(number));
        return this;
    }

    Paper flag(String name, boolean flag) {
        name(name);
        plain(Boolean.toString(flag));
        return this;
    }

    Paper theirs(String name, Untrusted text) {
        name(name);
        value(text);
        return this;
    }

    /** Under a name that comes from outside as well. */
    Paper theirs(Untrusted name, Untrusted text) {
        next();
        speaks |= wording.speaks(name);
        quote(wording.words(name, LONGEST_VALUE));
        out.append(':');
        comma = false;
        value(text);
        return this;
    }

    /** Said by another actor or a person: to be read, and no evidence of anything. */
    Paper hearsay(String name, Untrusted text, int longest) {
        name(name);
        string(wording.words(text, longest));
        return this;
    }

    Paper prose(String name, Prose prose) {
        name(name);
        String text = prose.render(quote -> {
            speaks |= wording.speaks(quote);
            return wording.value(quote, LONGEST_VALUE);
        });
        seen(text);
        string(text);
        return this;
    }

    /** The event that is being written; its id may be cited from now on. */
    Paper event(String id) {
        String shown = wording.event(id);
        ours("id", shown);
        events.add(shown);
        return this;
    }

    /** Events that are named and not shown. */
    Paper events(String name, Iterable<String> ids) {
        List<String> named = new ArrayList<>();
        ids.forEach(id -> named.add(wording.event(id)));
        return texts(name, named);
    }

    Paper source(String id) {
        return ours("source", wording.source(id));
    }

    Paper theirs(String name, Iterable<Untrusted> texts) {
        name(name);
        next();
        out.append('[');
        comma = false;
        texts.forEach(this::value);
        out.append(']');
        comma = true;
        return this;
    }

    Paper texts(String name, Iterable<String> ours) {
        name(name);
        next();
        out.append('[');
        comma = false;
        for (String text : ours) {
            next();
            seen(text);
            quote(text);
        }
        out.append(']');
        comma = true;
        return this;
    }

    /** As many as fit, and at least one; tells how many those are. */
    <T> int items(String name, Iterable<T> items, Consumer<T> each) {
        name(name);
        next();
        out.append('[');
        comma = false;
        int written = 0;
        for (T item : items) {
            int length = out.length();
            int seenTexts = texts.size();
            int seenEvents = events.size();
            each.accept(item);
            if (out.length() > most && written > 0) {
                out.setLength(length);
                texts.subList(seenTexts, texts.size()).clear();
                events.subList(seenEvents, events.size()).clear();
                break;
            }
            written++;
        }
        out.append(']');
        comma = true;
        return written;
    }

    private void value(Untrusted text) {
        speaks |= wording.speaks(text);
        String boxed = wording.value(text, LONGEST_VALUE);
        seen(boxed);
        string(boxed);
    }

    private void seen(String text) {
        texts.add(text);
    }

    private void name(String name) {
        next();
        quote(name);
        out.append(':');
        comma = false;
    }

    private void next() {
        if (comma) {
            out.append(',');
        }
        comma = true;
    }

    private void string(String text) {
        next();
        quote(text);
    }

    private void plain(String text) {
        next();
        out.append(text);
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
