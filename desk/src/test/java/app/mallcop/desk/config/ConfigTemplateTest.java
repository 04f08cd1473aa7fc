package app.mallcop.desk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTemplateTest {

    private static Config load(String yaml) {
        Loaded loaded = ConfigLoader.parse(yaml, Path.of("nowhere"), Map.of());
        assertThat(Given.errors(loaded)).as(yaml).isEmpty();
        return (Config) loaded;
    }

    @Test
    void it_begins_with_the_schema_for_editors_and_loads() {
        String yaml = ConfigTemplate.initial(List.of("corp.example"), List.of());
        assertThat(yaml).startsWith(
                "# yaml-language-server: $schema=https://mallcop.app/schema/mallcop.schema.json\n");
        assertThat(load(yaml).organization().internalDomains()).hasSize(1);
        assertThat(load(yaml).connectors()).isEmpty();
        assertThat(load(yaml).routing()).isEqualTo(Config.defaults().routing());
    }

    @Test
    void what_is_written_for_a_connector_is_read_back_whatever_it_holds() {
        String org = "a: [b] #\n\"${X}\" - yes";
        Config config = load(ConfigTemplate.initial(List.of(),
                List.of(new ConfigTemplate.Connector("github", "github",
                        List.of(ConfigTemplate.Setting.one("org", org))),
                        new ConfigTemplate.Connector("007", "m365",
                                List.of(ConfigTemplate.Setting.one("tenant_id", "yes"),
                                        new ConfigTemplate.Setting("content_types", List.of("a", "- b"), true))))));
        assertThat(config.connectors()).extracting(Config.Connector::id).containsExactly("github", "007");
        assertThat(config.connectors().getFirst().own().word("org")).isEqualTo(org);
        assertThat(config.connectors().get(1).own().word("tenant_id")).isEqualTo("yes");
        assertThat(config.connectors().get(1).own().words("content_types")).containsExactly("a", "- b");
    }
}
