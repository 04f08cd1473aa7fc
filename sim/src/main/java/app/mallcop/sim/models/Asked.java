package app.mallcop.sim.models;

import app.mallcop.api.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A question that was found to be as the API wants it, whatever the API; and what a reader sees in it. */
public record Asked(String model, String system, Set<String> tools, List<Item> items, int maxTokens) {

    private static final Pattern FINDING = Pattern.compile("fnd_[0-9a-f]{4,64}");
    private static final Pattern EVENT = Pattern.compile("evt-[A-Za-z0-9][A-Za-z0-9_-]{0,127}");
    private static final String BEGIN = "[USER_DATA_BEGIN";
    private static final String END = "[USER_DATA_END";

    /** A piece of a conversation. */
    public sealed interface Item {
        record Said(String text) implements Item {}

        /** By the model, earlier. */
        record Spoke(String text) implements Item {}

        record Called(String id, String name, Value.Fields arguments) implements Item {}

        record Came(String id, String text) implements Item {}
    }

    public Asked {
        tools = Set.copyOf(tools);
        items = List.copyOf(items);
    }

    /** All that the user's side said and the tools gave, in order. */
    public List<String> shown() {
        List<String> out = new ArrayList<>();
        for (Item item : items) {
            switch (item) {
                case Item.Said(String text) -> out.add(text);
                case Item.Came(String _, String text) -> out.add(text);
                case Item.Spoke _,Item.Called _ -> {
                }
            }
        }
        return out;
    }

    /** What stands outside of the boxes. */
    public String ours() {
        return parted(false);
    }

    /** What stands inside of the boxes: text from outside. */
    public String theirs() {
        return parted(true);
    }

    private String parted(boolean inside) {
        StringBuilder out = new StringBuilder();
        for (String text : shown()) {
            int at = 0;
            boolean boxed = false;
            while (at < text.length()) {
                int next = text.indexOf(boxed ? END : BEGIN, at);
                int to = next < 0 ? text.length() : next;
                if (boxed == inside) {
                    out.append(text, at, to).append('\n');
                }
                at = to + (next < 0 ? 0 : 1);
                boxed = next < 0 ? boxed : !boxed;
            }
        }
        return out.toString();
    }

    /** The finding it is about: the first that we name, or that was asked for in its name. */
    public String finding() {
        Matcher named = FINDING.matcher(ours());
        if (named.find()) {
            return named.group();
        }
        for (Item item : items) {
            if (item instanceof Item.Called called) {
                Matcher inCall = FINDING.matcher(app.mallcop.sim.json.Json.of(called.arguments()));
                if (inCall.find()) {
                    return inCall.group();
                }
            }
        }
        return "fnd_0000";
    }

    /** The events that we name, in order, at most so many. */
    public List<String> events(int most) {
        Set<String> out = new LinkedHashSet<>();
        Matcher matcher = EVENT.matcher(ours());
        while (out.size() < most && matcher.find()) {
            out.add(matcher.group());
        }
        return List.copyOf(out);
    }
}
