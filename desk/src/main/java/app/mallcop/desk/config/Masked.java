package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.store.secrets.Interpolated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value as it may be shown: references stay, what a secret's key holds itself is masked, and so is a login inside a URL.
 *
 * @param value the value without secrets
 * @param references its {@code ${…}}
 * @param literalSecret whether something was masked, which means that a secret stands in the file
 */
record Masked(ConfigValue value, List<Interpolated.Reference> references, boolean literalSecret) {

    static final String MASK = "‹masked›";

    static Masked of(@Nullable ConfigKey key, String name, ConfigValue value) {
        Masking masking = new Masking();
        boolean secret = (key != null && key.type() instanceof ConfigType.Secret) || SecretNames.isSecret(name);
        ConfigValue shown = masking.mask(value, secret);
        return new Masked(shown, List.copyOf(masking.references), masking.found);
    }

    private static final class Masking {

        private final List<Interpolated.Reference> references = new ArrayList<>();
        private boolean found;

        ConfigValue mask(ConfigValue value, boolean secret) {
            return switch (value) {
                case ConfigValue.Text text -> new ConfigValue.Text(text(text.written(), secret));
                case ConfigValue.Items items -> {
                    List<ConfigValue> masked = new ArrayList<>();
                    for (ConfigValue item : items.items()) {
                        masked.add(mask(item, secret));
                    }
                    yield new ConfigValue.Items(masked);
                }
                case ConfigValue.Table table -> {
                    Map<String, ConfigValue> masked = new LinkedHashMap<>();
                    for (Map.Entry<String, ConfigValue> entry : table.entries().entrySet()) {
                        masked.put(entry.getKey(),
                                mask(entry.getValue(), secret || SecretNames.isSecret(entry.getKey())));
                    }
                    yield new ConfigValue.Table(masked);
                }
                case ConfigValue.Whole _,ConfigValue.Decimal _ -> secret ? masked() : value;
                case ConfigValue.Flag _,ConfigValue.Period _,ConfigValue.Nothing _ -> value;
            };
        }

        private ConfigValue masked() {
            found = true;
            return new ConfigValue.Text(MASK);
        }

        private String text(String written, boolean secret) {
            Interpolated text = Interpolated.of(written);
            references.addAll(text.references());
            if (!secret) {
                return withoutLogin(written);
            }
            if (!text.hasLiteral()) {
                return written;
            }
            found = true;
            StringBuilder out = new StringBuilder();
            for (Interpolated.Reference reference : text.references()) {
                String fallback = reference.fallback();
                out.append("${").append(reference.variable())
                        .append(fallback == null ? "" : fallback.isEmpty() ? ":-" : ":-" + MASK).append('}');
            }
            return out.isEmpty() || text.literalBesideReferences() ? out + MASK : out.toString();
        }

        /** {@code https://user:pass@host} is shown as {@code https://‹masked›@host}. */
        private String withoutLogin(String written) {
            int scheme = written.indexOf("://");
            if (scheme < 0) {
                return written;
            }
            int start = scheme + 3;
            int end = start;
            while (end < written.length() && "/?#".indexOf(written.charAt(end)) < 0) {
                end++;
            }
            int at = written.lastIndexOf('@', end - 1);
            if (at < start) {
                return written;
            }
            String login = written.substring(start, at);
            boolean onlyReferences = Interpolated.flaw(login).isEmpty() && login.startsWith("${")
                    && !Interpolated.of(login.replace("}:${", "}${")).hasLiteral();
            if (onlyReferences) {
                return written;
            }
            found = true;
            return written.substring(0, start) + MASK + written.substring(at);
        }
    }
}
