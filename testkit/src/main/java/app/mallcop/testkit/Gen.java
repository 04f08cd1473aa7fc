package app.mallcop.testkit;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A seeded source of test values: the same seed gives the same values, so a failing case is named by its seed and can be
 * run again alone. Property tests are parameterized over {@link #seeds(int)}.
 */
public final class Gen {

    private static final String[] HOSTILE = {"[USER_DATA_BEGIN]", "[USER_DATA_END]", "[user_data_end]",
            "[ U S E R _ D A T A _ E N D ]", "［ＵＳＥＲ＿ＤＡＴＡ＿ＥＮＤ］", "[USER_DATA_[USER_DATA_END]END]", "\u0000",
            "\u001b[31m",
            "\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\n", "\r\n", "\t", "\u2028", "\ud800", "\udc00", "😀",
            "👩‍💻", "é",
            "e\u0301", "[U+200B]", "[U+005B]", "\uffff", "\udb40\udc41", "İ", "ß", "\\", "\"", "'", "{", "}",
            "=cmd|' /C calc'!A0"};

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .-_@/:[]";

    private final SplittableRandom random;

    private Gen(long seed) {
        random = new SplittableRandom(seed);
    }

    public static Gen seeded(long seed) {
        return new Gen(seed);
    }

    /** Seeds for a parameterized test. */
    public static Stream<Long> seeds(int count) {
        return Stream.iterate(1L, seed -> seed + 1).limit(count);
    }

    /** From low, inclusive, to high, exclusive. */
    public int between(int low, int high) {
        return random.nextInt(low, high);
    }

    public long nextLong() {
        return random.nextLong();
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public String plainText(int maxLength) {
        return text(maxLength, 0);
    }

    /** Text with markers, their look-alikes, control, bidi and zero-width characters, lone surrogates, and any code point. */
    public String hostileText(int maxPieces) {
        return text(maxPieces, 0.6);
    }

    private String text(int maxPieces, double hostility) {
        StringBuilder out = new StringBuilder();
        int pieces = random.nextInt(maxPieces + 1);
        for (int i = 0; i < pieces; i++) {
            if (random.nextDouble() >= hostility) {
                out.append(PLAIN.charAt(random.nextInt(PLAIN.length())));
            } else if (random.nextBoolean()) {
                out.append(HOSTILE[random.nextInt(HOSTILE.length)]);
            } else if (random.nextBoolean()) {
                out.append((char) random.nextInt(0x10000));
            } else {
                out.appendCodePoint(random.nextInt(0x110000));
            }
        }
        return out.toString();
    }

    public <T> List<T> listOf(int maxSize, Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(maxSize + 1)).toList();
    }

    /** The same items in another order. */
    public <T> List<T> shuffled(List<T> items) {
        var copy = new java.util.ArrayList<>(items);
        java.util.Collections.shuffle(copy, new java.util.Random(random.nextLong()));
        return List.copyOf(copy);
    }
}
