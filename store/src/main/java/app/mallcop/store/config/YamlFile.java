package app.mallcop.store.config;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Place;
import app.mallcop.api.config.Shown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML file as it was read.
 *
 * @param root the map at the top; null when the file is not there, not YAML, or not a map
 * @param errors everything wrong with it as YAML; a key written twice is an error that still leaves a tree
 */
public record YamlFile(ConfigNode.@Nullable Fields root, List<ConfigError> errors) {

    /** No file written by people is larger; a larger one is a mistake or an attack. */
    public static final int MOST_BYTES = 1 << 20;

    public YamlFile {
        errors = List.copyOf(errors);
    }

    /** Reads a file; {@code shownAs} is how errors name it, since a path may be long or private. */
    public static YamlFile read(Path file, String shownAs) {
        Place top = new Place(shownAs, 1, 1);
        try {
            if (!Files.isRegularFile(file)) {
                return failed(ConfigError.Kind.UNREADABLE, top, "is not a regular file", "put the file there");
            }
            if (Files.size(file) > MOST_BYTES) {
                return tooLarge(top);
            }
            return parse(Files.readAllBytes(file), shownAs);
        } catch (IOException unreadable) {
            return failed(ConfigError.Kind.UNREADABLE, top, "cannot be read", "check its owner and permissions");
        }
    }

    public static YamlFile parse(byte[] bytes, String shownAs) {
        Place top = new Place(shownAs, 1, 1);
        if (bytes.length > MOST_BYTES) {
            return tooLarge(top);
        }
        try {
            return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), shownAs);
        } catch (CharacterCodingException notUtf8) {
            return failed(ConfigError.Kind.SYNTAX, firstBadByte(bytes, shownAs), "is not UTF-8 text",
                    "save the file as UTF-8");
        }
    }

    public static YamlFile parse(String text, String shownAs) {
        String yaml = text.startsWith("\ufeff") ? text.substring(1) : text;
        Place top = new Place(shownAs, 1, 1);
        YamlTree tree = new YamlTree(shownAs);
        try {
            ConfigNode root = tree.build(yaml);
            if (root instanceof ConfigNode.Fields fields) {
                return new YamlFile(fields, tree.errors());
            }
            return root == null
                    ? failed(ConfigError.Kind.SYNTAX, top, "is empty", "write at least: version: \"1\"")
                    : failed(ConfigError.Kind.SYNTAX, root.at(), "holds " + root.kindWord() + " at the top",
                            "write keys and values, beginning with: version: \"1\"");
        } catch (YamlTree.Refused refused) {
            return new YamlFile(null, List.of(refused.error));
        } catch (MarkedYamlEngineException broken) {
            // Only the parser's own words: its full message quotes the line, which may hold a secret.
            Mark mark = broken.getProblemMark().orElse(null);
            Place at = mark == null ? top : new Place(shownAs, mark.getLine() + 1, mark.getColumn() + 1);
            return failed(ConfigError.Kind.SYNTAX, at, "is not YAML: " + Shown.plain(broken.getProblem()),
                    "check the indentation, colons and quotes here and on the line before");
        } catch (ReaderException unprintable) {
            return failed(ConfigError.Kind.SYNTAX, placeOf(yaml, unprintable.getPosition(), shownAs),
                    "holds a character that YAML does not allow (U+" + hex(unprintable.getCodePoint()) + ")",
                    "remove it, or write it as an escape in double quotes");
        } catch (YamlEngineException other) {
            return failed(ConfigError.Kind.SYNTAX, top, "is not YAML", "check it with a YAML-aware editor");
        }
    }

    /** What a text would be if it stood in the file without quotes. */
    public static ConfigNode.Kind kindOf(String plain) {
        return YamlScalars.kindOf(plain);
    }

    private static YamlFile tooLarge(Place top) {
        return failed(ConfigError.Kind.SYNTAX, top, "is larger than " + MOST_BYTES + " bytes",
                "keep settings in this file and data elsewhere");
    }

    private static YamlFile failed(ConfigError.Kind kind, Place at, String what, String hint) {
        return new YamlFile(null, List.of(new ConfigError(kind, at, what, hint)));
    }

    private static String hex(int codePoint) {
        String digits = Integer.toHexString(codePoint).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    private static Place placeOf(String text, int codePoints, String file) {
        int line = 1;
        int column = 1;
        for (int i = 0, seen = 0; i < text.length() && seen < codePoints; seen++) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            column = c == '\n' ? 1 : column + 1;
            line += c == '\n' ? 1 : 0;
        }
        return new Place(file, line, column);
    }

    private static Place firstBadByte(byte[] bytes, String file) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        java.nio.CharBuffer out = java.nio.CharBuffer.allocate(bytes.length + 1);
        StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String good = out.flip().toString();
        return placeOf(good, good.codePointCount(0, good.length()), file);
    }
}
