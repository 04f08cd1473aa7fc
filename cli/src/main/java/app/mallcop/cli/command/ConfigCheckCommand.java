package app.mallcop.cli.command;

import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.config.ConfigCheck;
import app.mallcop.desk.config.ConfigErrors;
import app.mallcop.desk.exceptions.Exceptions;

/** {@code mallcop config check}: everything wrong with the file at once, or every value in force and where it is from. */
final class ConfigCheckCommand implements Command<ConfigCheck> {

    @Override
    public Form form() {
        return Form.about(
                "Checks mallcop.yaml and exceptions.yaml and tells all that is wrong with them at once, with line and column; "
                        + "otherwise prints the effective file: every value in force, where it came from, and which variables "
                        + "it needs. Secrets are masked.",
                "mallcop config check --human",
                "mallcop config check --dir ~/mallcop-acme");
    }

    @Override
    public ConfigCheck run(Given given, Run run) {
        return ConfigCheck.of(run.repo(), run.world().env())
                .with(Exceptions.in(run.repo(), run.world().clock().instant()).errors());
    }

    @Override
    public Verdict verdict(ConfigCheck check) {
        return check.ok()
                ? Verdict.fine()
                : Verdict.usage(check.errors().stream().map(ConfigErrors::problem).toList());
    }

    @Override
    public void json(ConfigCheck check, Json json) {
        json.list("values", check.values(), (list, value) -> list.object(fields -> {
            fields.field("path", value.path());
            fields.raw("value", value.json());
            fields.field("origin", value.origin().told());
            if (!value.references().isEmpty()) {
                fields.list("needs", value.references(), (needs, need) -> needs.object(one -> {
                    one.field("variable", need.variable());
                    one.field("state", need.state().word());
                }));
            }
        }));
        json.problems("warnings", check.warnings().stream().map(ConfigErrors::problem).toList());
    }

    @Override
    public void human(ConfigCheck check, Page page) {
        page.write(check.effectiveFile().stripLeading());
        check.warnings().stream().map(ConfigErrors::problem)
                .forEach(warning -> page.line().line(warning.message()).line("  " + warning.hint()));
        if (check.ok()) {
            page.line().line(Ink.GREEN, "mallcop.yaml is fine");
        }
    }
}
