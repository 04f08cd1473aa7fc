package app.mallcop.connect;

import app.mallcop.connect.azure.AzurePlatform;
import app.mallcop.connect.containerlogs.ContainerLogsPlatform;
import app.mallcop.connect.github.GitHubPlatform;
import app.mallcop.connect.polling.Platform;
import java.util.List;

/** The platforms that can be read, by type. */
public final class Platforms {

    public static final List<Platform> ALL = List.of(new AzurePlatform(), new ContainerLogsPlatform(),
            new GitHubPlatform());

    private Platforms() {}
}
