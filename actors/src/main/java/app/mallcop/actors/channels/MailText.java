package app.mallcop.actors.channels;

import app.mallcop.api.Severity;

/** A digest as the two forms of a mail. In HTML every text is escaped, and there is no link and no image. */
final class MailText {

    private MailText() {}

    static String plain(Sheet sheet, Digest digest) {
        StringBuilder out = new StringBuilder(sheet.headline()).append("\r\n");
        for (Sheet.Block block : sheet.blocks()) {
            out.append("\r\n");
            block.lines()
                    .forEach(line -> out.append(line.role() == Sheet.Role.COMMAND ? "    " : "").append(line.text())
                            .append("\r\n"));
        }
        return out.append("\r\n-- \r\n").append(digest.at()).append(", ").append(digest.id()).append("\r\n").toString();
    }

    static String html(Sheet sheet, Digest digest) {
        StringBuilder out = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head>"
                + "<body style=\"font-family:sans-serif;max-width:40em\"><h2>").append(escaped(sheet.headline()))
                .append("</h2>\r\n");
        for (Sheet.Block block : sheet.blocks()) {
            out.append("<div style=\"margin:1em 0;padding-left:.6em;border-left:4px solid ")
                    .append(block.severity().map(MailText::colour).orElse("#ccc")).append("\">\r\n");
            block.lines().forEach(line -> out.append("<div>").append(line(line)).append("</div>\r\n"));
            out.append("</div>\r\n");
        }
        return out.append("<p style=\"color:#777\">").append(digest.at()).append(", ").append(digest.id())
                .append("</p></body></html>\r\n").toString();
    }

    private static String line(Sheet.Line line) {
        String text = escaped(line.text());
        return switch (line.role()) {
            case TITLE -> "<b>" + text + "</b>";
            case COMMAND -> "<code>" + text + "</code>";
            case UNSEEN -> "<i>" + text + "</i>";
            case NOTICE, WHY, SEEN, NOTE, MORE -> text;
        };
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "#dc3545";
            case WARN -> "#ffc107";
            case INFO -> "#17a2b8";
        };
    }

    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
