package app.mallcop.desk.models;

import app.mallcop.actors.model.Backends;
import app.mallcop.actors.model.Model;
import app.mallcop.actors.model.ModelFailed;
import app.mallcop.actors.model.Signing;
import app.mallcop.api.Problem;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.aws.AwsSigning;
import app.mallcop.net.Network;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Amazon Bedrock in one region, with the credentials that AWS's own tools use, or a key of Bedrock's. */
final class BedrockSetup {

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");

    private BedrockSetup() {}

    static Model of(LlmSettings settings, Supplier<Network> network) throws Unusable {
        String region = settings.region().orElseThrow(() -> new Unusable(Problem.of("no-region",
                "llm.backend is bedrock, and no region is set", "Set llm.region or AWS_REGION.")));
        if (!REGION.matcher(region).matches()) {
            throw new Unusable(Problem.of("bad-region", "llm.region is no region of AWS",
                    "Write one such as eu-central-1."));
        }
        Optional<URI> written = settings.base("AWS_ENDPOINT_URL_BEDROCK_RUNTIME");
        URI base = written.isPresent()
                ? written.get()
                : URI.create("https://bedrock-runtime." + region
                        + (region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com"));
        Network opened = network.get();
        return Backends.bedrock(base, signing(settings, region, opened), opened, settings.model());
    }

    private static Signing signing(LlmSettings settings, String region, Network network) throws Unusable {
        Optional<String> key = settings.variable("AWS_BEARER_TOKEN_BEDROCK");
        if (key.isPresent()) {
            return Signing.bearer(key.get());
        }
        AwsSigning aws = AwsSigning.of("bedrock", region, settings.profile(), settings.secrets(),
                Path.of(settings.variable("HOME").orElse("/")), network);
        return ask -> {
            try {
                return aws.signed(ask);
            } catch (PlatformFailed e) {
                ModelFailed.Kind kind = e.kind() == PlatformFailed.Kind.UNREACHABLE
                        ? ModelFailed.Kind.UNREACHABLE
                        : ModelFailed.Kind.NO_ACCESS;
                throw new ModelFailed(kind, e.problem().message(), false);
            }
        };
    }
}
