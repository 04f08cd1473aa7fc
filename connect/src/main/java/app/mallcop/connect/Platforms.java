package app.mallcop.connect;

import app.mallcop.connect.aws.AwsPlatform;
import app.mallcop.connect.azure.AzurePlatform;
import app.mallcop.connect.containerlogs.ContainerLogsPlatform;
import app.mallcop.connect.github.GitHubPlatform;
import app.mallcop.connect.m365.M365Platform;
import app.mallcop.connect.openclaw.OpenclawPlatform;
import app.mallcop.connect.polling.Platform;
import app.mallcop.connect.supabase.SupabasePlatform;
import app.mallcop.connect.vercel.VercelPlatform;
import java.util.List;

/** The platforms that can be read, by type. */
public final class Platforms {

    public static final List<Platform> ALL = List.of(new AwsPlatform(), new AzurePlatform(),
            new ContainerLogsPlatform(), new GitHubPlatform(), new M365Platform(), new OpenclawPlatform(),
            new SupabasePlatform(),
            new VercelPlatform());

    private Platforms() {}
}
