package app.mallcop.detect.engine;

import app.mallcop.detect.Detector;
import app.mallcop.detect.Found;

/** Hears what detectors find, and is told first who speaks. */
interface Hearing extends Found {

    void from(Detector detector);
}
