package app.mallcop.desk.care;

import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;

/** How fast the repo grows, by the days of events: what a back-fill brought in at once counts on the days it is of. */
final class GrowthCheck implements Check {

    private static final int DAYS = 30;
    private static final int SAMPLE = 1024 * 1024;
    private static final BigDecimal WORTH_A_WORD = BigDecimal.valueOf(5);

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        List<Segment> segments = List.copyOf(patient.history().segments().values());
        Optional<LocalDate> newest = segments.stream().map(Segment::day).max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            return List.of(Diagnosis.ok("no events yet"));
        }
        LocalDate from = newest.get().minusDays(DAYS - 1);
        LocalDate oldest = segments.stream().map(Segment::day).min(Comparator.naturalOrder()).orElse(from);
        long days = newest.get().toEpochDay() - (oldest.isAfter(from) ? oldest : from).toEpochDay() + 1;
        long bytes = segments.stream().filter(segment -> !segment.day().isBefore(from)).mapToLong(Segment::bytes).sum();
        BigDecimal perYear = gigabytesPerYear(bytes, days);
        String what = "events grow by " + perYear + " GB a year, by the last " + days + " days"
                + inGit(patient, segments, perYear);
        return List.of(perYear.compareTo(WORTH_A_WORD) < 0
                ? Diagnosis.ok(what)
                : Diagnosis.note(what,
                        "`mallcop archive` makes fewer files, not fewer bytes. Think of a repo per year, or of a sparse clone."));
    }

    static BigDecimal gigabytesPerYear(long bytes, long days) {
        return BigDecimal.valueOf(bytes).multiply(BigDecimal.valueOf(365))
                .divide(BigDecimal.valueOf(days).multiply(BigDecimal.valueOf(1_000_000_000)), 3, RoundingMode.HALF_UP);
    }

    /** Git compresses; by how much is measured on the newest segment. */
    private static String inGit(Patient patient, List<Segment> segments, BigDecimal perYear) throws IOException {
        Segment newest = segments.stream().max(Comparator.comparing(Segment::day).thenComparing(Segment::path))
                .orElseThrow();
        Path file = patient.layout().root().resolve(newest.path());
        if (!Files.exists(file)) {
            return "";
        }
        byte[] sample;
        try (InputStream in = Files.newInputStream(file)) {
            sample = in.readNBytes(SAMPLE);
        }
        if (sample.length == 0) {
            return "";
        }
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(sample);
            deflater.finish();
            byte[] out = new byte[64 * 1024];
            while (!deflater.finished()) {
                deflater.deflate(out);
            }
            BigDecimal share = BigDecimal.valueOf(deflater.getBytesWritten()).divide(BigDecimal.valueOf(sample.length),
                    3, RoundingMode.HALF_UP);
            return "; in git about " + perYear.multiply(share).setScale(3, RoundingMode.HALF_UP);
        } finally {
            deflater.end();
        }
    }
}
