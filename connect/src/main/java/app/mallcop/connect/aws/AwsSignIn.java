package app.mallcop.connect.aws;

import app.mallcop.connect.polling.Wiring;
import app.mallcop.store.secrets.Secret;
import app.mallcop.store.secrets.SecretBackend;
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

    /**
     * Where to look.
     *
     * @param profile that the config names
     * @param home the user's home folder
     */
    record Places(Optional<String> profile, SecretBackend variables, Path home) {

        static Places of(Wiring wiring) {
            return new Places(wiring.text("profile"), wiring.variables(), wiring.home());
        }

        Optional<String> variable(String name) {
            return variables.find(name).filter(secret -> !secret.isEmpty()).map(Secret::reveal);
        }
    }

    static AwsCredentialsProvider usual(Wiring wiring) {
        return usual(Places.of(wiring));
    }

    static AwsCredentialsProvider usual(Places places) {
        Optional<String> profile = places.profile();
        Optional<String> key = places.variable("AWS_ACCESS_KEY_ID");
        Optional<String> secret = places.variable("AWS_SECRET_ACCESS_KEY");
        if (profile.isEmpty() && key.isPresent() && secret.isPresent()) {
            Optional<String> session = places.variable("AWS_SESSION_TOKEN");
            return StaticCredentialsProvider.create(session.isPresent()
                    ? AwsSessionCredentials.create(key.get(), secret.get(), session.get())
                    : AwsBasicCredentials.create(key.get(), secret.get()));
        }
        Optional<String> named = profile.or(() -> places.variable("AWS_PROFILE"));
        return named.isPresent()
                ? ProfileCredentialsProvider.builder().profileFile(files(places)).profileName(named.get()).build()
                : DefaultCredentialsProvider.builder().profileFile(() -> files(places)).build();
    }

    /** Takes on a role for the time of a scan; again before it ends. */
    static AwsCredentialsProvider assuming(String role, StsClient sts) {
        return StsAssumeRoleCredentialsProvider.builder().stsClient(sts)
                .refreshRequest(request -> request.roleArn(role).roleSessionName("mallcop")).build();
    }

    static boolean seemsPossible(Wiring wiring) {
        return wiring.text("profile").isPresent() || wiring.text("role_arn").isPresent()
                || SIGNS.stream().anyMatch(name -> wiring.variable(name).isPresent())
                || Files.exists(config(Places.of(wiring))) || Files.exists(credentials(Places.of(wiring)));
    }

    private static Path config(Places places) {
        return places.variable("AWS_CONFIG_FILE").map(Path::of).orElse(places.home().resolve(".aws").resolve("config"));
    }

    private static Path credentials(Places places) {
        return places.variable("AWS_SHARED_CREDENTIALS_FILE").map(Path::of)
                .orElse(places.home().resolve(".aws").resolve("credentials"));
    }

    private static ProfileFile files(Places places) {
        ProfileFile.Aggregator all = ProfileFile.aggregator();
        if (Files.exists(config(places))) {
            all.addFile(ProfileFile.builder().content(config(places)).type(ProfileFile.Type.CONFIGURATION).build());
        }
        if (Files.exists(credentials(places))) {
            all.addFile(ProfileFile.builder().content(credentials(places)).type(ProfileFile.Type.CREDENTIALS).build());
        }
        return all.build();
    }
}
