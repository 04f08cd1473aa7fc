package app.mallcop.connect.mapping;

import static app.mallcop.connect.mapping.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables against the lists of names that vendors publish: nothing of these comes out as something nobody knows. */
class VendorNamesTest {

    private static List<String> names(String vendor) throws IOException {
        try (InputStream in = VendorNamesTest.class.getResourceAsStream("names/" + vendor + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }

    /** @param record of the vendor, with the name where it has it */
    private static List<String> unknown(String vendor, String record) throws IOException {
        Mapper mapper = Mapping.load(vendor).bind(vendor, vendor);
        return names(vendor).stream().filter(name -> !mapper.map(record(record.formatted(name))).known()).toList();
    }

    @Test
    void every_action_of_supabases_sign_in_service_is_known() throws Exception {
        assertThat(names("supabase")).hasSize(27);
        assertThat(unknown("supabase",
                "{'id': 'a-1', 'created_at': '2026-03-11T14:00:00Z', 'payload': {'action': '%s', 'actor_id': 'x'}}"))
                .isEmpty();
    }

    @Test
    void every_type_of_vercels_activity_log_that_touches_security_is_known() throws Exception {
        assertThat(names("vercel")).hasSizeGreaterThan(600);
        assertThat(unknown("vercel", "{'id': 'uev_1', 'createdAt': 1773237600250, 'type': '%s', 'principalId': 'x'}"))
                .isEmpty();
    }
}
