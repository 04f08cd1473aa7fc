package app.mallcop.cli.command;

import java.util.List;

/** What one may type next about a finding. */
final class Suggested {

    private Suggested() {}

    static List<String> about(String finding) {
        return List.of("mallcop investigate " + finding, "mallcop finding " + finding,
                "mallcop events --finding " + finding, "mallcop annotate " + finding + " TEXT",
                "mallcop ack " + finding + " --reason TEXT");
    }
}
