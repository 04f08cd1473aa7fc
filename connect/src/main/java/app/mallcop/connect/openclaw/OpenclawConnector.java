package app.mallcop.connect.openclaw;

import app.mallcop.api.EventType;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.changes.ChangeRecords;
import app.mallcop.connect.changes.ChangeRecords.Telling;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.openclaw.gateway.ActivityStream;
import app.mallcop.connect.openclaw.gateway.Gateway;
import app.mallcop.connect.openclaw.gateway.GatewaySkills;
import app.mallcop.connect.openclaw.gateway.GatewayStream;
import app.mallcop.connect.openclaw.gatewaylog.GatewayLogStream;
import app.mallcop.connect.openclaw.gatewaylog.LogFiles;
import app.mallcop.connect.openclaw.home.Home;
import app.mallcop.connect.openclaw.ledger.JournalFile;
import app.mallcop.connect.openclaw.ledger.NumberedStream;
import app.mallcop.connect.openclaw.ledger.Pairings;
import app.mallcop.connect.openclaw.settings.ConfigStream;
import app.mallcop.connect.openclaw.settings.Journal;
import app.mallcop.connect.openclaw.settings.Listening;
import app.mallcop.connect.openclaw.skills.SkillsStream;
import app.mallcop.connect.polling.SnapshotStream;
import app.mallcop.connect.polling.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One installation of OpenClaw: what of it is on this machine, and its gateway. */
final class OpenclawConnector implements Connector {

    private static final List<String> TABLES = List.of("openclaw", "openclaw-files", "openclaw-journal",
            "openclaw-pairings", "openclaw-gateway", "openclaw-log");
    private static final Discovery.Need TOKEN = new Discovery.Need("OPENCLAW_GATEWAY_TOKEN",
            "The gateway's token (gateway.auth.token); mallcop asks for the right to read and no other.");

    private final Wiring wiring;
    private final Listening listening;
    private final Path temporary;

    /** @param temporary the folder for temporary files, where the gateway writes its log as a rule */
    OpenclawConnector(Wiring wiring, Listening listening, Path temporary) {
        this.wiring = wiring;
        this.listening = listening;
        this.temporary = temporary;
    }

    @Override
    public String type() {
        return OpenclawPlatform.TYPE;
    }

    @Override
    public Set<EventType> eventTypes() {
        Set<EventType> types = new TreeSet<>();
        TABLES.forEach(table -> types.addAll(Mapping.load(table).eventTypes()));
        return types;
    }

    @Override
    public Offer offer() throws PlatformFailed, InterruptedException {
        Home home = Home.of(wiring);
        boolean files = home.isHere();
        boolean ledger = Files.exists(home.ledger());
        Optional<Gateway> gateway = Gateway.of(wiring);
        if (!files && gateway.isEmpty()) {
            throw new PlatformFailed(PlatformFailed.Kind.ABSENT,
                    new Problem("no-openclaw",
                            Prose.of("there is no OpenClaw in {}", Untrusted.of(home.shown(home.state()))),
                            "set openclaw_home to its folder, or gateway_url to its gateway's address"));
        }
        List<Stream> streams = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        List<String> loses = new ArrayList<>();
        if (files) {
            seen.add("files");
            streams.add(new SkillsStream(home, mapper("openclaw-files")));
            streams.add(new ConfigStream(home, mapper("openclaw-files"), wiring.hash(), listening,
                    ledger ? new JournalFile(home.ledger()) : Journal.NONE));
            LogFiles log = new LogFiles(home, temporary);
            streams.add(new GatewayLogStream(log, mapper("openclaw-log")));
            if (log.now().isEmpty()) {
                loses.add("sign-ins that the gateway refused: no log of it was found");
            }
        } else {
            loses.add("the content of skills, and settings with their secrets: its files are not on this machine");
        }
        if (ledger) {
            seen.add("ledgers");
            ledgers(home, streams);
        } else {
            loses.add("its journal, and who is paired: its database is not on this machine");
        }
        if (gateway.isPresent()) {
            seen.add("gateway");
            gateway(gateway.get(), files, ledger, streams, loses);
        } else {
            loses.add("whether the gateway lets strangers in: set gateway_url");
        }
        return new Offer(streams, String.join(", ", seen), loses);
    }

    private void ledgers(Home home, List<Stream> streams) {
        streams.add(NumberedStream.audit(home.ledger(), mapper("openclaw"), wiring.reach()));
        for (String scope : List.of("config-audit", "system-agent-audit")) {
            streams.add(NumberedStream.journal(home.ledger(), scope, mapper("openclaw-journal"), wiring.reach()));
        }
        Pairings pairings = new Pairings(home.ledger());
        for (String kind : Pairings.KINDS) {
            streams.add(new SnapshotStream(kind + "s", () -> pairings.now(kind),
                    ChangeRecords.by(mapper("openclaw-pairings"), kind, Telling.VALUES)));
        }
    }

    private void gateway(Gateway gateway, boolean files, boolean ledger, List<Stream> streams, List<String> loses) {
        streams.add(new GatewayStream(gateway, files, mapper("openclaw-gateway"), wiring.hash(), listening));
        if (!gateway.hasLogin()) {
            if (!files || !ledger) {
                loses.add("what the gateway says of itself: set OPENCLAW_GATEWAY_TOKEN");
            }
            return;
        }
        if (!files) {
            Mapper mapper = mapper("openclaw-gateway");
            SnapshotStream.Telling telling = ChangeRecords.by(mapper, "skill", Telling.VALUES);
            streams.add(
                    new SnapshotStream("gateway-skills", () -> GatewaySkills.look(gateway), telling, telling));
        }
        if (!ledger) {
            streams.add(new ActivityStream(gateway, mapper("openclaw"), wiring.reach()));
        }
    }

    private Mapper mapper(String table) {
        return Mapping.load(table).bind(wiring.id(), type());
    }

    @Override
    public Discovery discover() throws InterruptedException {
        Home home = Home.of(wiring);
        List<Prose> found = new ArrayList<>();
        List<Discovery.Need> needs = new ArrayList<>();
        List<Discovery.Setting> settings = new ArrayList<>();
        if (home.isHere()) {
            if (!Files.isReadable(home.state())) {
                return Discovery.notPermitted(List.of(new Discovery.Need("read " + home.shown(home.state()),
                        "Run mallcop as the user that OpenClaw runs as.")));
            }
            found.add(Prose.of("an installation in {}", Untrusted.of(home.shown(home.state()))));
            if (!home.shown(home.state()).equals("~/.openclaw")) {
                settings.add(Discovery.Setting.one("openclaw_home", Untrusted.of(home.state().toString())));
            }
        }
        try {
            Optional<Gateway> gateway = Gateway.of(wiring);
            if (gateway.isPresent()) {
                gateway.get().checkAlive();
                found.add(Prose.of("a gateway at {}", gateway.get().shown()));
                settings.add(Discovery.Setting.one("gateway_url", Untrusted.of("${OPENCLAW_GATEWAY_URL}")));
                if (!gateway.get().hasLogin() && !home.isHere()) {
                    needs.add(TOKEN);
                }
            }
        } catch (PlatformFailed e) {
            if (!home.isHere()) {
                return new Discovery(Discovery.State.NOT_REACHED, List.of(e.problem().message()), List.of(), settings,
                        List.of(), -1);
            }
            found.add(Prose.of("a gateway that does not answer: ").and(e.problem().message()));
        }
        return found.isEmpty()
                ? Discovery.absent()
                : new Discovery(Discovery.State.READY, found, needs, settings, List.of(), -1);
    }
}
