package app.mallcop.sim.deed;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that repeats itself: the same seed and the same names give the same throws, on every machine. */
public final class Dice {

    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Dice of their own for everything that has a name, so that adding one thing changes no other. */
    public static Dice of(long seed, Object... names) {
        long mixed = seed;
        for (Object name : names) {
            String text = name.toString();
            for (int i = 0; i < text.length(); i++) {
                mixed = (mixed ^ text.charAt(i)) * 0x100000001b3L;
            }
            mixed = mix(mixed + 0x9e3779b97f4a7c15L);
        }
        return new Dice(mixed);
    }

    /** One to one on 64 bits, and its neighbours are far apart. */
    public static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** From low to high, both included. */
    public int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The first choices much more often than the last: habit. */
    public <T> T usualOf(List<T> choices) {
        double u = random.nextDouble();
        return choices.get((int) (choices.size() * u * u * u));
    }

    /** About so many, as counts of independent things fall. */
    public int about(double mean) {
        int count = 0;
        double left = mean;
        while (left > 0) {
            double step = Math.min(left, 1);
            double product = random.nextDouble();
            // Products of uniform numbers, in steps of at most one, so that no precision is lost on large means.
            while (product > StrictMath.exp(-step)) {
                count++;
                product *= random.nextDouble();
            }
            left -= step;
        }
        return count;
    }

    public UUID id() {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() & ~0xc000000000000000L) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
