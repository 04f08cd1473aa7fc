package app.mallcop.text.injection;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Runs its stored inputs in every build, and looks for new ones with {@code JAZZER_FUZZ=1}. */
class InjectionFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void no_input_breaks_the_laws(FuzzedDataProvider data) {
        Laws.holdFor(data.consumeRemainingAsString());
    }
}
