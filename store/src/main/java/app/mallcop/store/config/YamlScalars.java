package app.mallcop.store.config;

import app.mallcop.api.config.ConfigNode;

/** Which kind a plain scalar is under the core schema of YAML 1.2. So {@code no}, {@code on} and {@code 1_000} are text. */
final class YamlScalars {

    private YamlScalars() {}

    static ConfigNode.Kind kindOf(String plain) {
        return switch (plain) {
            case "", "~", "null", "Null", "NULL" -> ConfigNode.Kind.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> ConfigNode.Kind.FLAG;
            default -> numberKind(plain);
        };
    }

    private static ConfigNode.Kind numberKind(String plain) {
        int i = plain.charAt(0) == '-' || plain.charAt(0) == '+' ? 1 : 0;
        int whole = digits(plain, i);
        i += whole;
        if (i == plain.length()) {
            return whole > 0 ? ConfigNode.Kind.WHOLE : ConfigNode.Kind.TEXT;
        }
        int fraction = 0;
        if (plain.charAt(i) == '.') {
            fraction = digits(plain, i + 1);
            i += 1 + fraction;
        }
        if (whole + fraction == 0) {
            return ConfigNode.Kind.TEXT;
        }
        if (i < plain.length() && (plain.charAt(i) == 'e' || plain.charAt(i) == 'E')) {
            i++;
            if (i < plain.length() && (plain.charAt(i) == '-' || plain.charAt(i) == '+')) {
                i++;
            }
            int exponent = digits(plain, i);
            if (exponent == 0) {
                return ConfigNode.Kind.TEXT;
            }
            i += exponent;
        }
        return i == plain.length() ? ConfigNode.Kind.DECIMAL : ConfigNode.Kind.TEXT;
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i - from;
    }
}
