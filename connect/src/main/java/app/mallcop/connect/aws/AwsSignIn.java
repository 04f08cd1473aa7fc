package app.mallcop.connect.aws;

import app.mallcop.connect.polling.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Where credentials come from: the config's profile, keys in variables, AWS_PROFILE, else wherever AWS's tools look. */
final class AwsSignIn {

    /** Variables that say that AWS can be reached from here. */
    private static final List<String> SIGNS = List.of("AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_TRAIL_BUCKET",
            "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI");

    private AwsSignIn() {}

    static AwsCredentialsProvider usual(Wiring wiring) {
        Optional<String> profile = wiring.text("profile");
        Optional<String> key = wiring.variable("AWS_ACCESS_KEY_ID");
        Optional<String> secret = wiring.variable("AWS_SECRET_ACCESS_KEY");
        if (profile.isEmpty() && key.isPresent() && secret.isPresent()) {
            Optional<String> session = wiring.variable("AWS_SESSION_TOKEN");
            return StaticCredentialsProvider.create(session.isPresent()
                    ? AwsSessionCredentials.create(key.get(), secret.get(), session.get())
                    : AwsBasicCredentials.create(key.get(), secret.get()));
        }
        Optional<String> named = profile.or(() -> wiring.variable("AWS_PROFILE"));
        return named.isPresent()
                ? ProfileCredentialsProvider.builder().profileFile(files(wiring)).profileName(named.get()).build()
                : DefaultCredentialsProvider.builder().profileFile(() -> files(wiring)).build();
    }

    /** Takes on a role for the time of a scan; again before it ends. */
    static AwsCredentialsProvider assuming(String role, StsClient sts) {
        return StsAssumeRoleCredentialsProvider.builder().stsClient(sts)
                .refreshRequest(request -> request.roleArn(role).roleSessionName("mallcop")).build();
    }

    static boolean seemsPossible(Wiring wiring) {
        return wiring.text("profile").isPresent() || wiring.text("role_arn").isPresent()
                || SIGNS.stream().anyMatch(name -> wiring.variable(name).isPresent())
                || Files.exists(config(wiring)) || Files.exists(credentials(wiring));
    }

    private static Path config(Wiring wiring) {
        return wiring.variable("AWS_CONFIG_FILE").map(Path::of).orElse(wiring.home().resolve(".aws").resolve("config"));
    }

    private static Path credentials(Wiring wiring) {
        return wiring.variable("AWS_SHARED_CREDENTIALS_FILE").map(Path::of)
                .orElse(wiring.home().resolve(".aws").resolve("credentials"));
    }

    private static ProfileFile files(Wiring wiring) {
        ProfileFile.Aggregator all = ProfileFile.aggregator();
        if (Files.exists(config(wiring))) {
            all.addFile(ProfileFile.builder().content(config(wiring)).type(ProfileFile.Type.CONFIGURATION).build());
        }
        if (Files.exists(credentials(wiring))) {
            all.addFile(ProfileFile.builder().content(credentials(wiring)).type(ProfileFile.Type.CREDENTIALS).build());
        }
        return all.build();
    }
}
