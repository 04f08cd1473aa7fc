package app.mallcop.desk.pack;

import java.util.List;

/** The page of the docs that lists the built-in rules. */
final class PackPage {

    private static final String HEAD = """
            # The built-in rules

            Besides its detectors mallcop has a pack of rules: known ways in which small companies are robbed, blinded or held to
            ransom. They are files in the same language in which you write your own (`detect/src/main/resources/app/mallcop/detect/pack`).
            Each says why it matters and what to do, names the techniques of [MITRE ATT&CK](https://attack.mitre.org), and carries
            events on which it must fire and events on which it must stay quiet. This page is made of those files.

            How they think:

            - **A rule fires on a bad shape**, not on an operation alone: a firewall opened to `0.0.0.0/0` on port 22, not "a firewall was
              changed". Where the platform does not say what was asked for, the rule stays quiet.
            - **What you usually do lowers it, what nobody ever did raises it.** An actor who was never seen before makes most rules
              critical; the same deed done before by the same actor makes most of them `info`. What was refused is `info` too, or `warn`
              where the attempt itself says enough. The finding tells which it was.
            - **Nothing is decided by the name a program gives itself.**
            - The severity below is the usual one; in brackets what it may become.

            A rule that you never want: `rules: {disable: [its-id]}` in `mallcop.yaml`. Addresses of your VPN, from which a sign-in is never
            strange: `detectors: {unusual-login: {trusted_networks: [198.51.100.0/24]}}`.

            What it cannot see: a journey within one country (sign-ins are compared by country, not by kilometres), and whatever a platform
            leaves out of its log. Rules that read what was asked for find it under `request`, as the platform writes it: CloudTrail's
            `requestParameters`, the body of an Azure call (`request.properties.…`), the parameters of an Exchange command by name. A connector or an import
            that leaves `request` out leaves those rules blind.

            """;

    private PackPage() {}

    static String markdown(List<PackFile> files) {
        StringBuilder out = new StringBuilder(HEAD);
        int rules = files.stream().mapToInt(file -> file.ownRules().size()).sum();
        out.append(rules).append(" rules in ").append(files.size()).append(" files.\n");
        files.forEach(file -> section(file, out));
        return out.toString();
    }

    private static void section(PackFile file, StringBuilder out) {
        out.append("\n## ").append(file.text("name")).append("\n\n").append(file.text("description"))
                .append(" Looks at: ")
                .append(String.join(", ", PackFile.texts(file.root(), "sources")).replace("*", "every source"))
                .append(".\n\n| rule | what it says | ATT&CK | severity |\n|---|---|---|---|\n");
        file.ownRules().forEach(rule -> out.append("| `").append(rule.id()).append("` | ").append(says(rule.title()))
                .append(" | ").append(String.join(", ", rule.attack())).append(" | ").append(severity(rule))
                .append(" |\n"));
    }

    /** The title with a gap where a value goes. */
    private static String says(String title) {
        return title.replaceAll("\\{[^}]*}", "…");
    }

    private static String severity(PackRule rule) {
        List<String> others = rule.otherSeverities();
        return rule.severity() + (others.isEmpty() ? "" : " (" + String.join(", ", others) + ")");
    }
}
