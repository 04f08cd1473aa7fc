package app.mallcop.desk.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page on connectors as users read it, one part for each platform; a copy lies beside the tests. */
final class ProductPage {

    private static final Map<String, String> TYPES = Map.of("Azure", "azure", "AWS CloudTrail", "aws-cloudtrail",
            "GitHub", "github", "Microsoft 365", "m365", "Container Logs", "container-logs", "Vercel", "vercel",
            "Supabase", "supabase", "OpenClaw", "openclaw");
    private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\\b");

    private final Map<String, List<String>> parts = new LinkedHashMap<>();

    static ProductPage read() throws IOException {
        try (InputStream in = Objects.requireNonNull(ProductPage.class.getResourceAsStream("promised.txt"))) {
            ProductPage page = new ProductPage();
            List<String> part = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (TYPES.containsKey(line)) {
                    part = page.parts.computeIfAbsent(TYPES.get(line), _ -> new ArrayList<>());
                } else if (line.equals("Custom connectors")) {
                    return page;
                } else {
                    part.add(line);
                }
            }
            return page;
        }
    }

    List<String> platforms() {
        return List.copyOf(parts.keySet());
    }

    /** What is said of event types: a line each. */
    List<String> eventRows(String platform) {
        List<String> rows = new ArrayList<>();
        boolean within = false;
        for (String line : part(platform)) {
            if (line.startsWith("Event types")) {
                within = true;
            } else if (line.equals("Configuration")) {
                within = false;
            } else if (within && !line.isBlank() && !line.startsWith("TypeDescription")) {
                rows.add(line.replace("•", "").strip());
            }
        }
        return rows;
    }

    /** The example of a config. */
    String config(String platform) {
        List<String> lines = part(platform);
        int from = lines.indexOf("connectors:");
        int until = from + 1;
        while (until < lines.size() && (lines.get(until).isEmpty() || lines.get(until).startsWith(" "))) {
            until++;
        }
        return "version: \"1\"\n" + String.join("\n", lines.subList(from, until)) + "\n";
    }

    /** Every variable that is named, in the config too. */
    Set<String> variables(String platform) {
        Set<String> names = new TreeSet<>();
        for (String line : part(platform)) {
            Matcher variable = VARIABLE.matcher(line);
            while (variable.find()) {
                names.add(variable.group());
            }
        }
        return names;
    }

    private List<String> part(String platform) {
        return Objects.requireNonNull(parts.get(platform), platform);
    }
}
