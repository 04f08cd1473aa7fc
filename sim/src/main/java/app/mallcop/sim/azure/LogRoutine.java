package app.mallcop.sim.azure;

import app.mallcop.sim.json.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What the company's containers write when nothing happens: each hour that they are well. */
public final class LogRoutine {

    private static final String TABLE = "ContainerAppConsoleLogs_CL";
    private static final List<String> APPS = List.of("booking-api", "payments-worker");

    private LogRoutine() {}

    public static void play(AzureCloud cloud, List<LocalDate> days) {
        for (LocalDate day : days) {
            for (String app : APPS) {
                for (int hour = 0; hour < 24; hour++) {
                    Instant at = day.atTime(hour, 17).toInstant(ZoneOffset.UTC);
                    cloud.table(TABLE).put(app + "-" + at, new Fields().put("ContainerAppName_s", app)
                            .put("ContainerName_s", "main").put("Stream_s", "stdout").put("RevisionName_s", app + "--7")
                            .put("Log_s", "queue drained, " + (40 + (day.getDayOfMonth() * 7 + hour) % 30)
                                    + " jobs in the last hour")
                            .done(), at, at.plusSeconds(240));
                }
            }
        }
    }
}
