package app.mallcop.actors.channels;

import app.mallcop.api.Severity;
import app.mallcop.api.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The message that an incoming webhook of Slack takes, in Block Kit. Text from outside is in the text elements of rich
 * text, which Slack shows as they are: no {@code <!channel>}, no mrkdwn, no link. A block is a finding, so that the 50
 * blocks a message may have are never reached, nor the 3,000 characters of one text.
 */
final class SlackBlocks {

    private SlackBlocks() {}

    static String of(Digest digest) {
        Sheet sheet = Sheet.of(digest, Sheet.IN_FULL);
        List<Value> blocks = new ArrayList<>();
        blocks.add(Card.of(Map.of("type", Value.text("header"), "text",
                Card.of(Map.of("type", Value.text("plain_text"), "text", Value.text(sheet.headline()), "emoji",
                        Value.flag(false))))));
        for (Sheet.Block block : sheet.blocks()) {
            List<Value> elements = new ArrayList<>();
            block.severity().ifPresent(severity -> elements.add(text(mark(severity) + " ", "")));
            for (int i = 0; i < block.lines().size(); i++) {
                Sheet.Line line = block.lines().get(i);
                elements.add(text(line.text(), style(line.role())));
                if (i < block.lines().size() - 1) {
                    elements.add(text("\n", ""));
                }
            }
            Value section = Card.of(Map.of("type", Value.text("rich_text_section"), "elements", Card.list(elements)));
            blocks.add(Card.of(Map.of("type", Value.text("rich_text"), "elements", Card.list(List.of(section)))));
        }
        return Card.json(Card.of(Map.of("text", Value.text(sheet.headline()), "unfurl_links", Value.flag(false),
                "unfurl_media", Value.flag(false), "blocks", Card.list(blocks))));
    }

    private static Value text(String text, String style) {
        Value type = Value.text("text");
        return style.isEmpty()
                ? Card.of(Map.of("type", type, "text", Value.text(text)))
                : Card.of(Map.of("type", type, "text", Value.text(text), "style",
                        Card.of(Map.of(style, Value.flag(true)))));
    }

    private static String style(Sheet.Role role) {
        return switch (role) {
            case TITLE -> "bold";
            case COMMAND -> "code";
            case UNSEEN -> "italic";
            case NOTICE, WHY, SEEN, NOTE, MORE -> "";
        };
    }

    private static String mark(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "🔴";
            case WARN -> "🟡";
            case INFO -> "🔵";
        };
    }
}
