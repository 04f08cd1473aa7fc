package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fourth property of all detectors: a value that comes in its box is judged as the plain one. */
class BoxedImportTest {

    private static final Instant EVENING = Instant.parse("2026-03-20T20:00:00Z");
    private static final Pattern ID = Pattern.compile("fnd_[0-9a-f]{32}");

    @TempDir
    Path temp;

    private static String box(String value) {
        return "[USER_DATA_BEGIN]" + value + "[USER_DATA_END]";
    }

    private static Set<String> found(Shop shop, String line) throws IOException {
        Console.Result fed = shop.console().at(EVENING).typing(line).run("import", "-");
        assertThat(fed.exit()).as(fed.out()).isZero();
        assertThat(shop.console().at(EVENING).run("detect").exit()).isZero();
        Set<String> ids = new TreeSet<>();
        Matcher id = ID.matcher(Files.readString(shop.path("findings.jsonl")));
        while (id.find()) {
            ids.add(id.group());
        }
        return ids;
    }

    private static String role(String actor, String role) {
        return "{\"timestamp\":\"2026-03-20T09:00:00Z\",\"source\":\"azure\",\"event_type\":\"role_assignment\",\"actor\":\""
                + actor + "\",\"action\":\"write\",\"metadata\":{\"vendor_id\":\"v1\",\"role_name\":\"" + role
                + "\",\"target_user\":\"eve\"}}";
    }

    private static String member(String actor, String type) {
        return "{\"timestamp\":\"2026-03-20T09:00:00Z\",\"source\":\"github\",\"event_type\":\"collaborator_added\",\"actor\":\""
                + actor + "\",\"target\":\"acme/pay\",\"metadata\":{\"vendor_id\":\"v1\",\"member_type\":\"" + type
                + "\",\"target_user\":\"mallory\",\"permission_level\":\"admin\"}}";
    }

    @Test
    void PE12_a_role_in_its_box_is_the_same_role() throws IOException {
        assertThat(found(Shop.in(temp.resolve("boxed")), role(box("dana"), box("Owner")))).isNotEmpty()
                .isEqualTo(found(Shop.in(temp.resolve("plain")), role("dana", "Owner")));
    }

    @Test
    void NE13_an_outsider_in_a_box_is_the_same_outsider() throws IOException {
        assertThat(found(Shop.in(temp.resolve("boxed")), member(box("dana"), box("outside_collaborator"))))
                .isNotEmpty()
                .isEqualTo(found(Shop.in(temp.resolve("plain")), member("dana", "outside_collaborator")));
    }
}
