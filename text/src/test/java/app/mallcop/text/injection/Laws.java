package app.mallcop.text.injection;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.text.canonical.Canonical;
import java.util.List;

/** What holds for every text. */
final class Laws {

    private Laws() {}

    static void holdFor(String text) {
        Canonical canonical = Canonical.of(text);
        assertThat(canonical.text().length()).isLessThanOrEqualTo(4 * text.length() + 128);
        for (int i = 1; i < canonical.text().length(); i++) {
            assertThat(canonical.origin(i)).isBetween(canonical.origin(i - 1), text.length());
        }
        if (Canonical.isPlain(text)) {
            assertThat(canonical.text())
                    .isEqualToIgnoringCase(text.strip().isEmpty() ? canonical.text() : collapsed(text));
        }
        for (Place place : Place.values()) {
            List<Signal> signals = InjectionScan.BUILT_IN.scan(text, place);
            assertThat(signals).isEqualTo(InjectionScan.BUILT_IN.scan(text, place));
            assertThat(signals).extracting(Signal::kind).doesNotHaveDuplicates();
            assertThat(signals).allSatisfy(signal -> assertThat(signal.offset()).isBetween(0, text.length()));
        }
    }

    private static String collapsed(String text) {
        return text.replaceAll("^[ \t\r\n]+", "").replaceAll("[ \t\r\n]+", " ");
    }
}
