package app.mallcop.text.airlock;

import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/** How large a value tree is and what hides in it. Walks without recursion, so no depth can overflow the stack. */
final class TreeSize {

    private record Step(Value value, int depth) {}

    int depth;
    int keys;
    int values;
    long chars;
    int longestText;
    int longestKey;
    boolean hugeNumber;
    Traces traces = Traces.NONE;

    static TreeSize of(Value root, int depth) {
        TreeSize size = new TreeSize();
        Deque<Step> open = new ArrayDeque<>();
        open.push(new Step(root, depth));
        while (!open.isEmpty()) {
            size.visit(open.pop(), open);
        }
        return size;
    }

    private void visit(Step step, Deque<Step> open) {
        values++;
        switch (step.value()) {
            case Value.Text text -> see(text);
            case Value.Num(BigDecimal number) -> hugeNumber |= isHuge(number);
            case Value.Flag _,Value.Nothing _ -> {
            }
            case Value.Items(var items) -> {
                depth = Math.max(depth, step.depth());
                items.forEach(item -> open.push(new Step(item, step.depth() + 1)));
            }
            case Value.Fields(var fields) -> {
                depth = Math.max(depth, step.depth());
                keys += fields.size();
                fields.forEach((key, value) -> {
                    see(key);
                    longestKey = Math.max(longestKey, key.length());
                    if (value instanceof Value.Text text) { // nearly all are: seen here, without a step of their own
                        values++;
                        see(text);
                    } else {
                        open.push(new Step(value, step.depth() + 1));
                    }
                });
            }
        }
    }

    private void see(Value.Text text) {
        see(text.text());
        longestText = Math.max(longestText, text.text().length());
    }

    private void see(Untrusted text) {
        chars += text.length();
        traces = traces.and(Inspect.traces(text));
    }

    /** What is lost with this tree, in characters; a value without text counts as one. */
    int weight() {
        return (int) Math.min(Integer.MAX_VALUE / 4, chars + values);
    }

    static boolean isHuge(BigDecimal number) {
        return number.unscaledValue().bitLength() > Bounds.NUMBER_BITS
                || Math.abs((long) number.scale()) > Bounds.NUMBER_SCALE;
    }
}
