package app.mallcop.sim.incident;

import java.util.List;

/**
 * Something that looks like an incident and is habit: a good watch leaves it alone, or says little of it.
 *
 * @param name short and unique: {@code night-owl}
 * @param actors who does it, under the names the platforms know
 */
public record OddButUsual(String name, String story, List<String> actors) {

    public OddButUsual {
        actors = List.copyOf(actors);
    }

    public static List<OddButUsual> all() {
        return List.of(
                new OddButUsual("night-owl", "Ada works from 20:00 until 03:00, every working day.",
                        List.of("ada.okafor@harborlight.example", "ada.okafor", "ada-okafor")),
                new OddButUsual("deploy-days", "On Tuesdays and Thursdays the robots build and deploy all at once.",
                        List.of("harborlight-ci[bot]", "sp-github-deploy", "github-deploy")),
                new OddButUsual("onboarding", "Inês joined in the middle of the month; others made her accounts first.",
                        List.of("ines.duarte@harborlight.example", "ines.duarte", "ines-duarte")),
                new OddButUsual("nightly-backup", "At 02:10 every night a robot writes the backups.",
                        List.of("nightly-backup", "sp-nightly-backup")),
                new OddButUsual("key-rotation", "Every Monday at 06:00 the backup's access key is replaced.",
                        List.of("nightly-backup")),
                new OddButUsual("invoices", "On Fridays all invoices of the week are exported.",
                        List.of("sp-invoice-export", "report-runner")));
    }
}
