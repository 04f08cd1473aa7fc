package app.mallcop.connect;

import app.mallcop.connect.azure.AzurePlatform;
import app.mallcop.connect.containerlogs.ContainerLogsPlatform;
import app.mallcop.connect.polling.Platform;
import app.mallcop.connect.supabase.SupabasePlatform;
import app.mallcop.connect.vercel.VercelPlatform;
import java.util.List;

/** The platforms that can be read, by type. */
public final class Platforms {

    public static final List<Platform> ALL = List.of(new AzurePlatform(), new ContainerLogsPlatform(),
            new SupabasePlatform(), new VercelPlatform());

    private Platforms() {}
}
