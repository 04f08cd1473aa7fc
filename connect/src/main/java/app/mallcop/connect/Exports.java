package app.mallcop.connect;

import app.mallcop.connect.aws.TrailExport;
import app.mallcop.connect.azure.AzureExports;
import app.mallcop.connect.containerlogs.LogExport;
import app.mallcop.connect.exports.ExportFormat;
import app.mallcop.connect.exports.MappedExport;
import app.mallcop.connect.github.GitHubPlatform;
import app.mallcop.connect.m365.M365Export;
import app.mallcop.connect.openclaw.OpenclawExport;
import app.mallcop.connect.supabase.SupabaseExport;
import app.mallcop.connect.vercel.VercelExport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files of platforms that can be imported, in the order of their names. */
public final class Exports {

    public static final List<ExportFormat> ALL = Stream.concat(AzureExports.ALL.stream(),
            Stream.of(new TrailExport(), new LogExport(), new M365Export(), new OpenclawExport(), new VercelExport(),
                    new SupabaseExport(),
                    new MappedExport("github-audit", GitHubPlatform.TYPE,
                            "the audit log of a GitHub organisation, JSON", "github",
                            Set.of(), false, record -> record)))
            .sorted(java.util.Comparator.comparing(ExportFormat::name)).toList();

    private Exports() {}

    public static Optional<ExportFormat> of(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
