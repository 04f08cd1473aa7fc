package app.mallcop.actors.channels;

import app.mallcop.api.Severity;
import app.mallcop.api.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The message that a Workflows webhook of Teams takes: one Adaptive Card. Text from outside is in the runs of rich text
 * blocks, where Teams reads no Markdown and no mention.
 */
final class TeamsCard {

    /** What Teams takes at most. */
    static final int MOST_BYTES = 28 << 10;

    private TeamsCard() {}

    static String of(Digest digest) {
        for (int inFull = Sheet.IN_FULL;; inFull--) {
            String card = Card.json(message(Sheet.of(digest, inFull)));
            if (inFull == 0 || card.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
                return card;
            }
        }
    }

    private static Value message(Sheet sheet) {
        List<Value> body = new ArrayList<>();
        body.add(Card.of(Map.of("type", Value.text("TextBlock"), "text", Value.text(sheet.headline()), "weight",
                Value.text("Bolder"), "size", Value.text("Medium"), "wrap", Value.flag(true))));
        for (Sheet.Block block : sheet.blocks()) {
            boolean first = true;
            for (Sheet.Line line : block.lines()) {
                body.add(line(block, line, first));
                first = false;
            }
        }
        Value card = Card.of(Map.of("$schema", Value.text("http://adaptivecards.io/schemas/adaptive-card.json"), "type",
                Value.text("AdaptiveCard"), "version", Value.text("1.4"), "fallbackText",
                Value.text(sheet.headline()), "msteams", Card.of(Map.of("width", Value.text("Full"))), "body",
                Card.list(body)));
        Value attachment = Card.of(Map.of("contentType", Value.text("application/vnd.microsoft.card.adaptive"),
                "contentUrl", Value.Nothing.NULL, "content", card));
        return Card.of(Map.of("type", Value.text("message"), "attachments", Card.list(List.of(attachment))));
    }

    private static Value line(Sheet.Block block, Sheet.Line line, boolean first) {
        Map<String, Value> run = new HashMap<>(Map.of("type", Value.text("TextRun"), "text", Value.text(line.text())));
        switch (line.role()) {
            case TITLE -> {
                run.put("weight", Value.text("Bolder"));
                block.severity().ifPresent(severity -> run.put("color", Value.text(colour(severity))));
            }
            case COMMAND -> run.put("fontType", Value.text("Monospace"));
            case WHY, SEEN, UNSEEN, MORE -> run.put("isSubtle", Value.flag(true));
            case NOTICE, NOTE -> {
            }
        }
        return Card.of(Map.of("type", Value.text("RichTextBlock"), "separator",
                Value.flag(first), "spacing", Value.text(first ? "Medium" : "None"), "inlines",
                Card.list(List.of(Card.of(run)))));
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "Attention";
            case WARN -> "Warning";
            case INFO -> "Accent";
        };
    }
}
