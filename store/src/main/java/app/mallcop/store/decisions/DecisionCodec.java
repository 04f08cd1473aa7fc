package app.mallcop.store.decisions;

import app.mallcop.api.Decision;
import app.mallcop.api.Outcome;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import java.time.Instant;

/** A line of {@code decisions.jsonl}. */
public final class DecisionCodec {

    public static final int FORMAT = 1;

    private DecisionCodec() {}

    /** The decision with the id its content gives it. */
    public static Decision decide(Instant at, Untrusted by, Decision.Said said) {
        Bytes bytes = new Bytes(512);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin();
        body(at, by, said, json);
        json.end().flush();
        return new Decision("dec_" + Bytes.sha256Hex(bytes.copy()).substring(0, 32), at, by, said);
    }

    /** With its newline. */
    public static byte[] line(Decision decision) {
        Bytes bytes = new Bytes(512);
        write(decision, new CanonicalJson(bytes));
        bytes.write('\n');
        return bytes.copy();
    }

    static void write(Decision decision, CanonicalJson json) {
        json.begin().field("v", FORMAT).field("id", decision.id());
        body(decision.at(), decision.by(), decision.said(), json);
        json.end().flush();
    }

    private static void body(Instant at, Untrusted by, Decision.Said said, CanonicalJson json) {
        json.field("at", at).field("by", by);
        switch (said) {
            case Decision.Annotation(String finding, Untrusted text) ->
                json.field("kind", "annotation").field("finding", finding).field("text", text);
            case Decision.Verdict verdict -> {
                json.field("kind", "verdict").field("finding", verdict.finding())
                        .field("outcome", verdict.outcome().word())
                        .field("reason", verdict.reason());
                if (!verdict.evidence().isEmpty()) {
                    json.texts("evidence", verdict.evidence());
                }
            }
            case Decision.Ack(String finding, Severity seen, var reason) ->
                json.field("kind", "ack").field("finding", finding).field("seen", seen.word()).field("reason", reason);
            case Decision.Unack(String finding, var reason) ->
                json.field("kind", "unack").field("finding", finding).field("reason", reason);
            case Decision.Delivering(String finding, String channel, String digest, Severity told) ->
                json.field("kind", "delivering").field("finding", finding).field("channel", channel)
                        .field("digest", digest).field("told", told.word());
            case Decision.Delivered(String finding, String channel, String digest, Severity told) ->
                json.field("kind", "delivered").field("finding", finding).field("channel", channel)
                        .field("digest", digest).field("told", told.word());
            case Decision.Feedback(String finding, boolean agree, var reason) ->
                json.field("kind", "feedback").field("finding", finding).field("agree", agree).field("reason", reason);
            case Decision.Forget(Untrusted actor, var reason) ->
                json.field("kind", "forget").field("actor", actor).field("reason", reason);
            case Decision.Reset(String source, var reason) ->
                json.field("kind", "reset").field("source", source).field("reason", reason);
            case Decision.Unlearn(String rule, var reason) ->
                json.field("kind", "unlearn").field("rule", rule).field("reason", reason);
        }
    }

    public static Decision read(Tree tree) throws Tree.Malformed {
        if (tree.number("v") != FORMAT) {
            throw new Tree.Malformed(
                    "format " + tree.number("v") + ", written by another version; this one reads " + FORMAT);
        }
        try {
            return new Decision(tree.text("id"), tree.time("at"), tree.untrusted("by"), said(tree));
        } catch (IllegalArgumentException e) {
            throw new Tree.Malformed("not a decision: " + e.getMessage());
        }
    }

    private static Decision.Said said(Tree tree) throws Tree.Malformed {
        return switch (tree.text("kind")) {
            case "annotation" -> new Decision.Annotation(tree.text("finding"), tree.untrusted("text"));
            case "verdict" -> new Decision.Verdict(tree.text("finding"), Outcome.ofWord(tree.text("outcome"))
                    .orElseThrow(() -> new Tree.Malformed("\"outcome\" is not known")), tree.untrustedOrNull("reason"),
                    tree.texts("evidence"));
            case "ack" ->
                new Decision.Ack(tree.text("finding"), severity(tree, "seen"), tree.untrustedOrNull("reason"));
            case "unack" -> new Decision.Unack(tree.text("finding"), tree.untrustedOrNull("reason"));
            case "delivering" -> new Decision.Delivering(tree.text("finding"), tree.text("channel"),
                    tree.text("digest"), severity(tree, "told"));
            case "delivered" -> new Decision.Delivered(tree.text("finding"), tree.text("channel"), tree.text("digest"),
                    severity(tree, "told"));
            case "feedback" ->
                new Decision.Feedback(tree.text("finding"), tree.flag("agree"), tree.untrustedOrNull("reason"));
            case "forget" -> new Decision.Forget(tree.untrusted("actor"), tree.untrustedOrNull("reason"));
            case "reset" -> new Decision.Reset(tree.text("source"), tree.untrustedOrNull("reason"));
            case "unlearn" -> new Decision.Unlearn(tree.text("rule"), tree.untrustedOrNull("reason"));
            default -> throw new Tree.Malformed("\"kind\" is not known to this version");
        };
    }

    private static Severity severity(Tree tree, String field) throws Tree.Malformed {
        return Severity.ofWord(tree.text(field))
                .orElseThrow(() -> new Tree.Malformed("\"" + field + "\" is not a severity"));
    }
}
