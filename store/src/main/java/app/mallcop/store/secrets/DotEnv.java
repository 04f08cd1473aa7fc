package app.mallcop.store.secrets;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code .env} file: {@code NAME=value}, {@code export NAME=value}, {@code 'exactly this'},
 * {@code "with \n and \" escapes"}, {@code # comments}. Values are not expanded. The last of two lines for a name holds.
 */
final class DotEnv {

    private static final int MOST_BYTES = 1 << 20;

    private final Map<String, String> values = new HashMap<>();
    private final List<ConfigError> errors = new ArrayList<>();

    private DotEnv() {}

    /** Empty when there is no such file. */
    static Map<String, String> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                throw unusable("is not a regular file of at most " + MOST_BYTES + " bytes", "replace it");
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return parse(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException notUtf8) {
            throw unusable("is not UTF-8 text", "save it as UTF-8");
        } catch (IOException unreadable) {
            throw unusable("cannot be read", "check its owner and permissions");
        }
    }

    static Map<String, String> parse(String text) {
        DotEnv env = new DotEnv();
        String rest = text.startsWith("\ufeff") ? text.substring(1) : text;
        int number = 0;
        for (String line : rest.split("\n", -1)) {
            number++;
            env.line(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line, number);
        }
        if (!env.errors.isEmpty()) {
            throw new SecretsUnreadable(env.errors);
        }
        return Map.copyOf(env.values);
    }

    private void line(String raw, int number) {
        String line = raw.strip();
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("export ") || line.startsWith("export\t")) {
            line = line.substring("export".length()).strip();
        }
        int equals = line.indexOf('=');
        String name = equals < 0 ? line : line.substring(0, equals).stripTrailing();
        if (equals < 0 || !Interpolated.isVariable(name)) {
            bad(number, "is not NAME=value", "write NAME=value, with letters, digits and '_' in the name");
            return;
        }
        String value = line.substring(equals + 1).stripLeading();
        if (value.startsWith("'")) {
            quoted(name, value, '\'', number);
        } else if (value.startsWith("\"")) {
            quoted(name, value, '"', number);
        } else if (value.indexOf('\0') >= 0) {
            bad(number, "holds a NUL character", "write the value again");
        } else {
            values.put(name, beforeComment(value));
        }
    }

    /** {@code #} begins a comment only after a blank, so that {@code a#b} stays whole. */
    private static String beforeComment(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '#' && (i == 0 || Character.isWhitespace(value.charAt(i - 1)))) {
                return value.substring(0, i).stripTrailing();
            }
        }
        return value;
    }

    private void quoted(String name, String value, char quote, int number) {
        StringBuilder out = new StringBuilder();
        int i = 1;
        while (i < value.length() && value.charAt(i) != quote) {
            char c = value.charAt(i++);
            if (c == '\\' && quote == '"') {
                if (i == value.length()) {
                    break;
                }
                char escaped = value.charAt(i++);
                switch (escaped) {
                    case 'n' -> out.append('\n');
                    case 'r' -> out.append('\r');
                    case 't' -> out.append('\t');
                    case '"', '\\', '$', '`' -> out.append(escaped);
                    default -> out.append('\\').append(escaped);
                }
            } else {
                out.append(c);
            }
        }
        if (i >= value.length()) {
            bad(number, "has a quote that is not closed", "close it on the same line; write \\n for a line break");
            return;
        }
        String after = value.substring(i + 1).strip();
        if (!after.isEmpty() && !after.startsWith("#")) {
            bad(number, "goes on after the closing quote", "put the whole value into the quotes");
            return;
        }
        values.put(name, out.toString());
    }

    private void bad(int number, String what, String hint) {
        errors.add(new ConfigError(ConfigError.Kind.SYNTAX, new Place(EnvSecrets.FILE, number, 1),
                "line " + number + " " + what, hint));
    }

    private static SecretsUnreadable unusable(String what, String hint) {
        return new SecretsUnreadable(List.of(new ConfigError(ConfigError.Kind.UNREADABLE,
                new Place(EnvSecrets.FILE, 1, 1), what, hint)));
    }
}
