package app.mallcop.actors.channels;

import app.mallcop.api.Outcome;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Value;
import app.mallcop.store.secrets.Secret;
import app.mallcop.text.airlock.Boxing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A digest for a program: JSON in which text from outside stands between markers, as in all output for programs and agents. */
final class WebhookJson {

    static final int MOST = 50;

    private WebhookJson() {}

    static String of(Digest digest) {
        List<Item> now = digest.items().stream().filter(item -> !item.historical()).toList();
        Map<String, Value> counts = new TreeMap<>();
        for (Severity severity : Severity.values()) {
            counts.put(severity.word(), Value.number(digest.count(severity)));
        }
        Map<String, Value> all = new TreeMap<>();
        all.put("format", Value.number(1));
        all.put("digest", Value.text(digest.id()));
        all.put("at", Value.text(digest.at().toString()));
        all.put("counts", Card.of(counts));
        all.put("notices", proses(digest.notices()));
        all.put("findings", Card.list(now.stream().limit(MOST).map(WebhookJson::item).toList()));
        all.put("more", Value.number(Math.max(0, now.size() - MOST)));
        all.put("historical", Value.number(digest.items().size() - now.size()));
        return Card.json(Card.of(all));
    }

    private static Value item(Item item) {
        Map<String, Value> fields = new TreeMap<>();
        fields.put("id", Value.text(item.finding()));
        fields.put("severity", Value.text(item.severity().word()));
        fields.put("title", Value.text(Boxing.boxed(item.title())));
        fields.put("change", Value.text(item.change().name().toLowerCase(java.util.Locale.ROOT)));
        fields.put("outcome", item.outcome().map(Outcome::word).<Value>map(Value::text).orElse(Value.Nothing.NULL));
        fields.put("seen", proses(item.seen()));
        fields.put("not_seen", proses(item.unseen()));
        fields.put("notes", Card.list(item.notes().stream().map(note -> Card.of(Map.of("by",
                Value.text(Boxing.boxed(note.by())), "text", Value.text(Boxing.boxed(note.text()))))).toList()));
        fields.put("ack", Value.text(item.ackLine()));
        return Card.of(fields);
    }

    private static Value proses(List<Prose> proses) {
        return Card.list(proses.stream().map(Boxing::boxed).map(Value::text).toList());
    }

    /** {@code v1=} and the HMAC-SHA256 of timestamp, dot and body, in hex. */
    static String signature(Secret key, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
