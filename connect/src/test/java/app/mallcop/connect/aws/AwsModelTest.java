package app.mallcop.connect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/** What the simulated CloudTrail answers, against the model of it that AWS's own SDK carries. */
class AwsModelTest {

    @TempDir
    Path folder;

    private static Set<String> names(Value.Fields fields) {
        Set<String> names = new TreeSet<>();
        fields.fields().keySet().stream().map(Untrusted::clear).forEach(names::add);
        return names;
    }

    @Test
    void its_answers_have_no_member_that_awss_model_does_not_know() throws Exception {
        ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
        try (AwsStage stage = new AwsStage(folder)) {
            stage.server.watchedBy((request, answer, _) -> {
                if (request.header("X-Amz-Target").orElse("").endsWith(".LookupEvents") && answer.status() == 200) {
                    answers.add(new String(answer.body(), StandardCharsets.UTF_8));
                }
            });
            stage.put("e-1", AwsStage.record("e-1", "iam", "CreateUser", false, AwsStage.NOON.minusSeconds(60)).done(),
                    AwsStage.NOON.minusSeconds(60), AwsStage.NOON.minusSeconds(30));
            assertThat(stage.scans().run(stage.clock.get())).isEmpty();
        }
        Set<String> whole = new TreeSet<>();
        Set<String> events = new TreeSet<>();
        for (String answer : answers) {
            Value.Fields fields = (Value.Fields) JsonReader.read(answer);
            whole.addAll(names(fields));
            if (fields.fields().get(Untrusted.of("Events")) instanceof Value.Items(List<Value> items)) {
                items.forEach(event -> events.addAll(names((Value.Fields) event)));
            }
        }
        assertThat(events).contains("EventId", "CloudTrailEvent")
                .isSubsetOf(Event.builder().build().sdkFieldNameToField().keySet());
        assertThat(whole).isSubsetOf(LookupEventsResponse.builder().build().sdkFieldNameToField().keySet());
    }
}
