package app.mallcop.text.airlock;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Markers;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.text.width.Columns;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What must hold for every text; asked by the property tests and by the fuzzer. */
final class Laws {

    /** A second opinion, slow and plain: the marker itself, however folded, spaced or hidden between. */
    private static final Pattern BRACKETED = Pattern
            .compile("\\[[^\\p{L}\\p{N}]*u[^\\p{L}\\p{N}]*s[^\\p{L}\\p{N}]*e[^\\p{L}\\p{N}]*r"
                    + "[^\\p{L}\\p{N}]*d[^\\p{L}\\p{N}]*a[^\\p{L}\\p{N}]*t[^\\p{L}\\p{N}]*a[^\\p{L}\\p{N}]*(b[^\\p{L}\\p{N}]*e[^\\p{L}\\p{N}]*g"
                    + "[^\\p{L}\\p{N}]*i[^\\p{L}\\p{N}]*n|e[^\\p{L}\\p{N}]*n[^\\p{L}\\p{N}]*d)[^\\p{L}\\p{N}]*\\]");

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");

    private Laws() {}

    static void holdFor(String text) {
        String encoded = Boxing.encoded(Untrusted.of(text));
        assertThat(Escapes.decode(encoded)).isEqualTo(text);
        assertThat(MarkerScan.of(encoded).found()).isFalse();
        assertThat(BRACKETED.matcher(folded(encoded)).find()).isFalse();
        assertThat(INVISIBLE.matcher(encoded).find()).isFalse();
        assertThat(encoded.length()).isLessThanOrEqualTo(8 * text.length());
        assertThat(Boxing.encoded(Untrusted.of(Escapes.decode(encoded)))).isEqualTo(encoded);

        String boxed = Boxing.boxed(Untrusted.of(text));
        assertThat(Boxing.unbox(boxed)).contains(Untrusted.of(text));
        assertThat(boxed.indexOf(Markers.BEGIN, 1)).isNegative();
        assertThat(boxed.indexOf(Markers.END)).isEqualTo(boxed.length() - Markers.END.length());
        assertThat(Boxing.unboxKey(Boxing.key(Untrusted.of(text)))).isEqualTo(Untrusted.of(text));

        Prose prose = new Prose(List.of(new Prose.Words("it says "), new Prose.Quote(Untrusted.of(text)),
                new Prose.Words("."), new Prose.Quote(Untrusted.of(text))));
        assertThat(Boxing.unboxProse(Boxing.boxed(prose))).isEqualTo(prose);
    }

    static void holdWhenShortened(String text, int most) {
        String shown = Terminal.forTerminal(Untrusted.of(text), most);
        assertThat(Columns.width(shown)).isLessThanOrEqualTo(most);
        assertThat(MarkerScan.of(shown).found()).isFalse();
        assertThat(INVISIBLE.matcher(shown).find()).isFalse();
        String chars = Middle.shorten(Boxing.encoded(Untrusted.of(text)), text.length(), most, Middle.Size.CHARS);
        assertThat(chars.length()).isLessThanOrEqualTo(most);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    }
}
