package app.mallcop.text.airlock;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Runs its stored inputs in every build, and looks for new ones with {@code JAZZER_FUZZ=1}. */
class AirlockFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void no_input_breaks_the_laws(FuzzedDataProvider data) {
        boolean cap = data.consumeBoolean();
        int most = data.consumeInt(0, 120);
        String text = data.consumeRemainingAsString();
        Laws.holdFor(text);
        if (cap) {
            Laws.holdWhenShortened(text, most);
        }
    }
}
