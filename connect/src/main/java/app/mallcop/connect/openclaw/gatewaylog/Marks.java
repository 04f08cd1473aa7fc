package app.mallcop.connect.openclaw.gatewaylog;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Up to where each file was read. A file that begins otherwise than it did is another one. */
record Marks(Map<String, Mark> byFile) {

    /** @param beginning a hash of the first bytes, as many as there were */
    record Mark(long offset, String beginning) {}

    Marks {
        byFile = Map.copyOf(byFile);
    }

    /** What is not ours is nothing: everything that is there is read again. */
    static Marks of(@Nullable String checkpoint) {
        TreeMap<String, Mark> marks = new TreeMap<>();
        for (String line : checkpoint == null ? List.<String>of() : checkpoint.lines().toList()) {
            String[] parts = line.split(" ", 3);
            if (parts.length == 3 && parts[0].chars().allMatch(c -> c >= '0' && c <= '9') && parts[0].length() < 18) {
                marks.put(parts[2], new Mark(Long.parseLong(parts[0]), parts[1]));
            }
        }
        return new Marks(marks);
    }

    @Nullable
    Mark of(Path file) {
        return byFile.get(file.toString());
    }

    String checkpoint() {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(byFile).forEach((file, mark) -> all.append(mark.offset()).append(' ').append(mark.beginning())
                .append(' ').append(file).append('\n'));
        return all.toString();
    }
}
