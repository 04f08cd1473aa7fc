package app.mallcop.cli.command;

import app.mallcop.actors.playbook.Playbook;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import java.util.Optional;

/** A playbook, in whatever command shows it. Its words are the operator's or ours, so no box is around them. */
final class PlaybookShow {

    private PlaybookShow() {}

    static void json(Optional<Playbook> playbook, Json json) {
        json.perhaps("post_md", playbook.map(Playbook::text), json::field);
        json.perhaps("post_md_source", playbook.map(Playbook::source), json::field);
        json.perhaps("post_md_actor", playbook.map(Playbook::actor), json::field);
    }

    static void human(Optional<Playbook> playbook, Page page) {
        playbook.ifPresent(one -> {
            page.line().heading("Playbook of " + one.actor() + " (" + one.source() + ")");
            one.text().lines().forEach(line -> page.line("  {}", Untrusted.of(line)));
        });
    }

    static void hint(Optional<Playbook> playbook, Page page) {
        playbook.ifPresent(
                one -> page.line(Ink.DIM, "Playbook: " + one.source() + ", shown in JSON and with --playbook"));
    }
}
