package app.mallcop.connect.containerlogs;

import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.drafting.SampleLine;
import java.time.Instant;
import java.util.List;

/** A connector that can be asked for an app's lines beside its streams. Changes nothing, and moves no checkpoint. */
public interface LogSource {

    /** Those written last, at most so many of each of its tables; none where it knows nothing of the app. */
    List<SampleLine> newest(String app, int lines, Instant now) throws PlatformFailed, InterruptedException;
}
