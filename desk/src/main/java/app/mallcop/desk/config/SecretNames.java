package app.mallcop.desk.config;

import java.util.Locale;

/** Which keys hold secrets, by their name: those of plugins are not declared, and a typo may hide a declared one. */
final class SecretNames {

    private SecretNames() {}

    /** Whether any part of the path looks like a secret's name. */
    static boolean inPath(String path) {
        int from = path.startsWith("secrets.") ? "secrets.".length() : 0;
        int start = from;
        for (int i = from; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '.') {
                if (isSecret(path.substring(start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** {@code api_key}, {@code clientSecret}, {@code webhook_url}; not {@code max_tokens_per_run}. */
    static boolean isSecret(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1))) {
                snake.append('_');
            }
            snake.append(c == '-' ? '_' : c);
        }
        String last = "";
        for (String word : snake.toString().toLowerCase(Locale.ROOT).split("_")) {
            switch (word) {
                case "secret", "secrets", "token", "password", "passwd", "pwd", "passphrase", "credential",
                        "credentials", "apikey", "webhook", "bearer", "authorization" -> {
                    return true;
                }
                default -> last = word;
            }
        }
        return last.equals("key");
    }
}
