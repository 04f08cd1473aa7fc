package app.mallcop.actors.agent;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.actors.model.Ask;
import app.mallcop.actors.model.Message;
import app.mallcop.actors.model.ModelFailed;
import app.mallcop.actors.model.Part;
import app.mallcop.actors.model.Reply;
import app.mallcop.actors.model.Usage;
import app.mallcop.actors.verdict.Objection;
import app.mallcop.actors.verdict.Ruling;
import app.mallcop.api.Markers;
import app.mallcop.api.Outcome;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.store.findings.FindingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookTest {

    private final Stage stage = Stage.doubtful();
    private final FindingState state = stage.found("new-actor", Severity.WARN);

    private static Scripted closing() {
        return new Scripted((ask, _) -> Scripted.calls(Scripted.verdict(Scripted.finding(ask), "resolve", 5,
                "Known from " + 24 + " days, see " + String.join(" ", Scripted.events(ask)), Scripted.events(ask))));
    }

    private static Message.Results lastResults(Scripted model) {
        return model.asked.getLast().messages().reversed().stream().filter(Message.Results.class::isInstance)
                .map(Message.Results.class::cast).findFirst().orElseThrow();
    }

    @Test
    void a_finding_is_closed_in_one_answer_over_what_was_laid_before_it_and_one_that_confirms_it() throws Exception {
        Worked worked = stage.work("triage", state, closing());
        assertThat(worked.ending().outcome()).contains(new Outcome.Resolved("triage"));
        assertThat(worked.turns()).isEqualTo(2);
        assertThat(worked.usage()).isEqualTo(Look.sum(Scripted.USAGE, Scripted.USAGE));
    }

    @Test
    void it_sees_the_finding_its_events_and_the_baseline_as_results_of_calls_with_ids() throws Exception {
        Scripted model = closing();
        stage.work("triage", state, model);
        List<Message> messages = model.asked.getFirst().messages();
        assertThat(messages).hasSize(3);
        assertThat(messages.getFirst()).isInstanceOf(Message.Said.class);
        List<Part> calls = ((Message.Answered) messages.get(1)).said();
        List<Message.Result> results = ((Message.Results) messages.get(2)).results();
        assertThat(calls.stream().map(part -> ((Part.Call) part).name()).toList()).containsExactly("read-finding",
                "read-events", "check-baseline");
        assertThat(results.stream().map(Message.Result::call).toList())
                .isEqualTo(calls.stream().map(part -> ((Part.Call) part).id()).toList());
    }

    @Test
    void no_word_from_outside_is_in_the_system_prompt_or_in_what_we_say() throws Exception {
        Scripted model = closing();
        stage.work("triage", state, model);
        Ask ask = model.asked.getFirst();
        assertThat(ask.system()).doesNotContain("nightly-backup").doesNotContain(state.id());
        assertThat(((Message.Said) ask.messages().getFirst()).text()).isEqualTo(Frame.OPENING);
    }

    @Test
    void every_text_from_outside_stands_in_the_boundary_of_the_run() throws Exception {
        Scripted model = closing();
        stage.work("triage", state, model);
        String shown = Scripted.read(model.asked.getFirst());
        String open = "<" + Stage.BOUNDARY.token() + ">" + Markers.BEGIN;
        String rest = shown.replace(open + "nightly-backup" + Markers.END + "</" + Stage.BOUNDARY.token() + ">", "");
        assertThat(shown).contains(open + "nightly-backup");
        assertThat(rest).doesNotContain("nightly-backup");
    }

    @Test
    void the_system_prompt_is_the_same_for_all_findings_of_a_run() throws Exception {
        Scripted model = closing();
        stage.work("triage", state, model);
        stage.work("triage", stage.found("volume-anomaly", Severity.CRITICAL), model);
        assertThat(model.asked.stream().map(Ask::system).distinct()).hasSize(1);
        assertThat(model.asked.stream().filter(ask -> !Scripted.isBlind(ask)).map(Ask::tools).distinct()).hasSize(1);
    }

    @Test
    void a_batch_is_told_in_counts_of_kinds_only() {
        Batch batch = Batch.of(List.of(stage.desk.finding("new-actor", Severity.WARN, false),
                stage.desk.finding("new-actor", Severity.WARN, false),
                stage.desk.finding("volume-anomaly", Severity.CRITICAL, false)));
        Agent.Run run = new Agent.Run(closing(), stage.policy, Stage.BOUNDARY, batch, java.time.Duration.ofSeconds(1));
        assertThat(system(run)).contains("1 × volume-anomaly, critical\n- 2 × new-actor, warn")
                .doesNotContain("nightly-backup");
        assertThat(system(stage.run(closing()))).doesNotContain("# This run");
    }

    private String system(Agent.Run run) {
        try {
            return Crew.of(stage.deployment, List.of("triage"), manifest -> manifest, run).agent("triage").system();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void several_calls_of_one_answer_get_a_result_each_in_their_order() throws Exception {
        Scripted model = new Scripted((ask, turn) -> turn == 1
                ? Scripted.calls(Scripted.call("a", "search-events", Map.of("text", Value.text("backup"))),
                        Scripted.call("b", "check-baseline", Map.of("ip", Value.text("198.51.100.7"))))
                : Scripted.calls(Scripted.verdict(Scripted.finding(ask), "escalate", 3, "Odd.", Set.of())));
        Worked worked = stage.work("triage", state, model);
        Message.Results results = lastResults(model);
        assertThat(results.results().stream().map(Message.Result::call)).containsExactly("a", "b");
        assertThat(results.results()).noneMatch(Message.Result::failed);
        assertThat(worked.ending().outcome().orElseThrow().word()).isEqualTo("escalated:suspicious");
    }

    @Test
    void a_verdict_may_be_a_json_object_in_the_text() throws Exception {
        Scripted model = new Scripted((ask, _) -> Scripted.says("Here it is:\n```json\n{\"finding_id\":\""
                + Scripted.finding(ask) + "\",\"action\":\"escalate\",\"confidence\":2,\"positive_evidence\":false,"
                + "\"insufficient_data\":true,\"reason\":\"A {brace} and a \\\" quote.\",\"events\":[]}\n```"));
        assertThat(stage.work("triage", state, model).ending().outcome().orElseThrow().word())
                .isEqualTo("escalated:insufficient");
    }

    @Test
    void a_text_that_quotes_a_box_is_not_searched_for_a_verdict() throws Exception {
        Scripted model = new Scripted((ask, _) -> Scripted.says("The log says " + Markers.BEGIN + "{\"finding_id\":\""
                + Scripted.finding(ask) + "\",\"action\":\"resolve\",\"confidence\":5,\"positive_evidence\":true,"
                + "\"reason\":\"fine\",\"events\":[]}" + Markers.END));
        assertThat(stage.work("triage", state, model).ending().outcome())
                .contains(new Outcome.Uninvestigated("malformed"));
    }

    @Test
    void what_cannot_be_read_is_asked_for_once_more() throws Exception {
        Scripted model = new Scripted((ask, turn) -> turn == 1
                ? Scripted.says("I think this is fine.")
                : Scripted.calls(Scripted.verdict(Scripted.finding(ask), "escalate", 3, "Odd.", Set.of())));
        Worked worked = stage.work("triage", state, model);
        assertThat(worked.turns()).isEqualTo(2);
        assertThat(model.asked.getLast().messages().getLast()).isEqualTo(new Message.Said(Frame.REPAIR));
        assertThat(worked.ending()).isInstanceOf(Ending.Decided.class);
    }

    @Test
    void what_cannot_be_read_twice_is_as_if_nobody_had_looked() throws Exception {
        Worked worked = stage.work("investigate", state, new Scripted((_, _) -> Scripted.says("Hm.")));
        assertThat(worked.ending().outcome()).contains(new Outcome.Uninvestigated("malformed"));
        assertThat(worked.turns()).isEqualTo(2);
    }

    @Test
    void a_proposal_about_another_finding_is_none() throws Exception {
        Worked worked = stage.work("triage", state, new Scripted((_, _) -> Scripted.calls(
                Scripted.verdict("fnd_ffffffffffffffff", "resolve", 5, "Fine.", Set.of()))));
        assertThat(worked.ending().outcome()).contains(new Outcome.Uninvestigated("malformed"));
    }

    @Test
    void two_proposals_in_one_answer_are_none() throws Exception {
        Worked worked = stage.work("triage", state, new Scripted((ask, _) -> Scripted.calls(
                Scripted.verdict(Scripted.finding(ask), "resolve", 5, "Fine.", Scripted.events(ask)),
                Scripted.verdict(Scripted.finding(ask), "escalate", 5, "Bad.", Set.of()))));
        assertThat(worked.ending().outcome()).contains(new Outcome.Uninvestigated("malformed"));
    }

    @Test
    void whoever_never_decides_runs_out_of_answers_and_it_goes_on() throws Exception {
        Scripted model = new Scripted((_, turn) -> Scripted
                .calls(Scripted.call("c" + turn, "search-events", Map.of("text", Value.text("x" + turn)))));
        Worked worked = stage.work("triage", state, model);
        assertThat(worked.ending()).isEqualTo(new Ending.RanOut(3));
        assertThat(worked.ending().outcome().orElseThrow().word()).isEqualTo("escalated:insufficient");
        assertThat(model.asked).hasSize(3);
    }

    @Test
    void the_same_question_again_is_not_answered_again() throws Exception {
        Scripted model = new Scripted((_, _) -> Scripted
                .calls(Scripted.call("c", "search-events", Map.of("text", Value.text("x")))));
        stage.work("triage", state, model);
        Message.Results results = lastResults(model);
        assertThat(results.results().getFirst().text()).contains("asked exactly this before");
    }

    @Test
    void a_tool_that_is_not_of_the_actor_is_not_run_however_it_is_called() throws Exception {
        stage.shelf.settings.add(
                new app.mallcop.actors.tools.Library.Setting("organization", List.of(Untrusted.of("acme"))));
        Scripted model = new Scripted((ask, turn) -> turn == 1
                ? Scripted.calls(Scripted.call("a", "read-config", Map.of()),
                        Scripted.call("b", "annotate-finding", Map.of("finding_id", Value.text(Scripted.finding(ask)),
                                "text", Value.text("mine"))),
                        Scripted.call("c", "rm -rf", Map.of()))
                : Scripted.calls(Scripted.verdict(Scripted.finding(ask), "escalate", 3, "Odd.", Set.of())));
        Worked worked = stage.work("triage", state, model);
        Message.Results results = lastResults(model);
        assertThat(results.results()).allMatch(Message.Result::failed).noneMatch(one -> one.text().contains("acme"))
                .noneMatch(one -> one.text().contains("rm -rf"));
        assertThat(worked.notes()).isEmpty();
    }

    @Test
    void a_note_goes_to_the_finding_under_review_and_to_no_other() throws Exception {
        Scripted model = new Scripted((ask, _) -> Scripted.calls(note("fnd_ffffffffffffffff", "not here"),
                note(Scripted.finding(ask), "seen"),
                Scripted.verdict(Scripted.finding(ask), "escalate", 3, "Odd.", Set.of())));
        Worked worked = stage.work("investigate", state, model);
        assertThat(worked.notes()).containsExactly(Untrusted.of("seen"));
        assertThat(worked.ending()).isInstanceOf(Ending.Decided.class);
    }

    private static Part.Call note(String finding, String text) {
        return Scripted.call("n", "annotate-finding",
                Map.of("finding_id", Value.text(finding), "text", Value.text(text)));
    }

    @Test
    void whoever_has_no_other_answer_left_is_told_to_decide() throws Exception {
        Scripted model = new Scripted((ask, turn) -> ask.messages().getLast().equals(new Message.Said(Frame.LAST))
                ? Scripted.calls(Scripted.verdict(Scripted.finding(ask), "escalate", 3, "Odd.", Set.of()))
                : Scripted.calls(Scripted.call("c", "search-events", Map.of("text", Value.text("x" + turn)))));
        assertThat(stage.work("triage", state, model).turns()).isEqualTo(3);
        assertThat(stage.work("investigate", state, model).turns()).isEqualTo(10);
    }

    @Test
    void whoever_can_pay_no_other_answer_is_told_to_decide() throws Exception {
        Purse purse = new Purse() {
            @Override
            public Optional<Hold> hold(Ask ask) throws java.io.IOException {
                return Stage.RICH.hold(ask);
            }

            @Override
            public long left() {
                return 12_000;
            }
        };
        Scripted model = new Scripted((ask, _) -> Scripted
                .calls(Scripted.verdict(Scripted.finding(ask), "escalate", 3, "Odd.", Set.of())));
        stage.work("investigate", state, model, purse);
        assertThat(model.asked.getFirst().messages().getLast()).isEqualTo(new Message.Said(Frame.LAST));
    }

    @Test
    void without_money_nobody_is_asked() throws Exception {
        Scripted model = closing();
        Worked worked = stage.work("triage", state, model, Stage.EMPTY);
        assertThat(worked.ending().outcome()).contains(new Outcome.Uninvestigated("budget"));
        assertThat(model.asked).isEmpty();
    }

    @Test
    void a_model_that_is_down_leaves_the_finding_uninvestigated_and_notes_nothing() throws Exception {
        Scripted model = new Scripted((ask, turn) -> {
            if (turn == 1) {
                return Scripted.calls(note(Scripted.finding(ask), "half a note"));
            }
            throw new ModelFailed(ModelFailed.Kind.SLOW, Prose.of("it took too long"), true);
        });
        Worked worked = stage.work("investigate", state, model);
        assertThat(worked.ending().outcome()).contains(new Outcome.Uninvestigated("model-down"));
        assertThat(worked.notes()).isEmpty();
    }

    @Test
    void every_hold_is_ended_once_and_as_it_went() throws Exception {
        List<String> ends = new ArrayList<>();
        Purse purse = _ -> Optional.of(new Purse.Hold() {
            @Override
            public void settle(Usage usage, String model) {
                ends.add("settled " + usage.tokens());
            }

            @Override
            public void lost() {
                ends.add("lost");
            }

            @Override
            public void free() {
                ends.add("free");
            }
        });
        stage.work("triage", state, closing(), purse);
        stage.work("triage", state, new Scripted((_, _) -> {
            throw new ModelFailed(ModelFailed.Kind.UNREACHABLE, Prose.of("nobody there"), false);
        }), purse);
        stage.work("triage", state, new Scripted((_, _) -> {
            throw new ModelFailed(ModelFailed.Kind.SLOW, Prose.of("too long"), true);
        }), purse);
        assertThat(ends).containsExactly("settled 1000", "settled 1000", "free", "lost");
    }

    @Test
    void a_cut_answer_is_no_answer() throws Exception {
        Scripted model = new Scripted((ask, _) -> new Reply(
                List.of(Scripted.verdict(Scripted.finding(ask), "resolve", 5, "Fine.", Scripted.events(ask))),
                Reply.Stop.LENGTH, Scripted.USAGE, "scripted"));
        assertThat(stage.work("triage", state, model).ending().outcome())
                .contains(new Outcome.Uninvestigated("malformed"));
    }

    @Test
    void a_model_that_declines_is_not_a_verdict() throws Exception {
        Scripted model = new Scripted((_, _) -> new Reply(List.of(), Reply.Stop.DECLINED, Scripted.USAGE, "scripted"));
        assertThat(stage.work("triage", state, model).ending().outcome())
                .contains(new Outcome.Uninvestigated("model-declined"));
    }

    @Test
    void events_that_were_only_listed_and_not_shown_close_nothing() throws Exception {
        Scripted model = new Scripted((ask, _) -> Scripted.calls(
                Scripted.verdict(Scripted.finding(ask), "resolve", 5, "Fine.", Set.of("evt-2026-03-02-aws-0123"))));
        Worked worked = stage.work("triage", state, model);
        assertThat(((Ending.Decided) worked.ending()).ruling()).isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void the_transcript_tells_each_call_and_each_answer_and_no_text() throws Exception {
        Worked worked = stage.work("triage", state, closing());
        List<Transcript.Entry> entries = worked.transcript().entries();
        assertThat(entries).hasSize(11);
        assertThat(entries.indexOf(new Transcript.Again())).isEqualTo(5);
        assertThat(worked.transcript().tokens()).isEqualTo(2_000);
        assertThat(worked.transcript().toString()).doesNotContain("nightly-backup");
    }

    @Test
    void a_copied_box_is_taken_off_a_reason() throws Exception {
        String box = "<" + Stage.BOUNDARY.token() + ">" + Markers.BEGIN + "bob" + Markers.END + "</"
                + Stage.BOUNDARY.token() + ">";
        Scripted model = new Scripted((ask, _) -> Scripted
                .calls(Scripted.verdict(Scripted.finding(ask), "escalate", 3, "Seen " + box + " here.", Set.of())));
        Ending.Decided decided = (Ending.Decided) stage.work("triage", state, model).ending();
        assertThat(decided.proposal().reason()).isEqualTo(Untrusted.of("Seen bob here."));
    }

    private static Reply verdict(Ask ask, String action) {
        return Scripted.calls(Scripted.verdict(Scripted.finding(ask), action, 5, "So it is.", Scripted.events(ask)));
    }

    /** Closes what it sees, and then does this. */
    private static Scripted closingThen(Scripted.Script second) {
        return new Scripted((ask, turn) -> Scripted.isBlind(ask) ? second.reply(ask, turn) : verdict(ask, "resolve"));
    }

    @Test
    void what_is_closed_both_times_is_closed_with_the_words_and_the_events_of_the_first() throws Exception {
        Scripted model = closingThen((ask, _) -> Scripted.calls(Scripted.verdict(Scripted.finding(ask), "resolve", 5,
                "Labels only.", Scripted.events(ask))));
        Ending.Decided decided = (Ending.Decided) stage.work("triage", state, model).ending();
        assertThat(decided.ruling()).isInstanceOf(Ruling.Closed.class);
        assertThat(decided.proposal().reason()).isEqualTo(Untrusted.of("So it is."));
        assertThat(decided.ruling().evidence()).containsExactly(stage.desk.triggers.getFirst().id());
        assertThat(Scripted.events(model.asked.getLast())).doesNotContain(stage.desk.triggers.getFirst().id());
    }

    @Test
    void what_is_not_closed_again_without_the_words_of_others_is_not_closed() throws Exception {
        Scripted model = closingThen((ask, _) -> verdict(ask, "escalate"));
        Worked worked = stage.work("triage", state, model);
        Ending.Decided decided = (Ending.Decided) worked.ending();
        assertThat(decided.ruling()).isEqualTo(new Ruling.Refused(Set.of(Objection.NOT_CLOSED_BLIND),
                Outcome.Escalated.Why.INSUFFICIENT, List.of(stage.desk.triggers.getFirst().id())));
        assertThat(worked.turns()).isEqualTo(2);
    }

    @Test
    void what_was_cited_the_first_time_cannot_be_cited_the_second() throws Exception {
        String id = stage.desk.triggers.getFirst().id();
        Scripted model = closingThen((ask, _) -> Scripted
                .calls(Scripted.verdict(Scripted.finding(ask), "resolve", 5, "See " + id, Set.of(id))));
        assertThat(stage.work("triage", state, model).ending().outcome().orElseThrow().word())
                .isEqualTo("escalated:insufficient");
    }

    @Test
    void whoever_asks_for_more_the_second_time_has_not_closed_it() throws Exception {
        Scripted model = closingThen((ask, _) -> Scripted
                .calls(Scripted.call("s", "search-events", Map.of("text", Value.text("s3")))));
        assertThat(stage.work("triage", state, model).ending().outcome().orElseThrow().word())
                .isEqualTo("escalated:insufficient");
        assertThat(model.asked).hasSize(2);
    }

    @Test
    void a_model_that_is_down_the_second_time_leaves_it_as_if_nobody_had_looked() throws Exception {
        Scripted model = closingThen((_, _) -> {
            throw new ModelFailed(ModelFailed.Kind.UNREACHABLE, Prose.of("nobody there"), false);
        });
        Worked worked = stage.work("investigate", state, model);
        assertThat(worked.ending().outcome()).contains(new Outcome.Uninvestigated("model-down"));
        assertThat(((Ending.NotLooked) worked.ending()).concernsAll()).isTrue();
    }

    @Test
    void what_cannot_be_read_the_second_time_is_asked_for_once_more_and_then_nobody_looked() throws Exception {
        Scripted hums = closingThen((_, _) -> Scripted.says("Hm."));
        assertThat(stage.work("triage", state, hums).ending().outcome())
                .contains(new Outcome.Uninvestigated("malformed"));
        assertThat(hums.asked).hasSize(3);
        Scripted stammers = closingThen((ask, turn) -> ask.messages().contains(new Message.Said(Frame.REPAIR))
                ? verdict(ask, "resolve")
                : Scripted.says("Hm."));
        assertThat(stage.work("triage", state, stammers).ending().outcome()).contains(new Outcome.Resolved("triage"));
    }

    @Test
    void a_second_look_that_cannot_be_paid_closes_nothing_and_notes_nothing() throws Exception {
        Scripted model = new Scripted((ask, _) -> Scripted.calls(note(Scripted.finding(ask), "seen"),
                Scripted.verdict(Scripted.finding(ask), "resolve", 5, "Fine.", Scripted.events(ask))));
        Purse once = ask -> Scripted.isBlind(ask) ? Optional.empty() : Stage.RICH.hold(ask);
        Worked worked = stage.work("investigate", state, model, once);
        assertThat(worked.ending().outcome()).contains(new Outcome.Uninvestigated("budget"));
        assertThat(worked.notes()).isEmpty();
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void what_was_asked_for_the_first_time_is_laid_out_the_second_but_for_words_and_notes() throws Exception {
        Scripted model = new Scripted((ask, turn) -> turn == 1 && !Scripted.isBlind(ask)
                ? Scripted.calls(note(Scripted.finding(ask), "seen"),
                        Scripted.call("mine", "check-baseline", Map.of("ip", Value.text("198.51.100.7"))),
                        Scripted.call("other", "search-events", Map.of("text", Value.text("s3"), "limit",
                                Value.number(7), "since", Value.text("2026-03-01"))),
                        Scripted.call("third", "search-findings", Map.of("status", Value.text("open"))))
                : verdict(ask, "resolve"));
        assertThat(stage.work("investigate", state, model).ending().outcome())
                .contains(new Outcome.Resolved("investigate"));
        List<Message> messages = model.asked.getLast().messages();
        assertThat(messages).hasSize(6);
        List<Part.Call> again = ((Message.Answered) messages.get(3)).said().stream().map(Part.Call.class::cast)
                .toList();
        assertThat(again).extracting(Part.Call::id).containsExactly("given_4", "given_5", "given_6");
        assertThat(again).extracting(Part.Call::name).containsExactly("check-baseline", "search-events",
                "search-findings");
        String box = "<" + Stage.BOUNDARY.token() + ">" + Markers.BEGIN + "%s" + Markers.END + "</"
                + Stage.BOUNDARY.token() + ">";
        String label = "text-" + Stage.BOUNDARY.label(Untrusted.of("s3"));
        assertThat(again).extracting(Part.Call::arguments).containsExactly(
                Value.Fields.of(Map.of("ip", Value.text(box.formatted("198.51.100.7")))),
                Value.Fields.of(Map.of("text", Value.text(box.formatted(label)), "limit", Value.number(7), "since",
                        Value.text(box.formatted("2026-03-01")))),
                Value.Fields.of(Map.of("status", Value.text("open"))));
    }

    @Test
    void who_may_not_decide_or_does_not_close_is_asked_once() throws Exception {
        Scripted passing = new Scripted((ask, _) -> verdict(ask, "escalate"));
        stage.work("triage", state, passing);
        assertThat(passing.asked).hasSize(1);
        Scripted refused = closing();
        stage.work("investigate", stage.found("priv-escalation", Severity.WARN), refused);
        assertThat(refused.asked).hasSize(1);
    }
}
