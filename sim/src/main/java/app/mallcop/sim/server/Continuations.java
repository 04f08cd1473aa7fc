package app.mallcop.sim.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Tokens for the next page. One is good only for the same question, and not for one that anybody made up. */
public final class Continuations {

    private static final int MARK = 16;

    private final String salt;

    /** @param salt tokens of one kind are no good for another */
    public Continuations(String salt) {
        this.salt = salt;
    }

    /** @param question all parameters but the token: {@link Given#without}, {@link JsonBody#without} */
    public String token(String question, String position) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((mark(question, position) + position).getBytes(StandardCharsets.UTF_8));
    }

    /** The position in it; refuses a token that belongs to another question. */
    public String position(Request request, String question, String token) {
        try {
            String inside = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (inside.length() >= MARK) {
                String position = inside.substring(MARK);
                if (mark(question, position).equals(inside.substring(0, MARK))) {
                    return position;
                }
            }
        } catch (IllegalArgumentException e) {
            // not even base64: no token of ours either
        }
        throw request.refused(new Fault(Fault.Kind.BAD_CONTINUATION, "continuation", "it belongs to another question"));
    }

    private String mark(String question, String position) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((salt + '\0' + question + '\0' + position).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, MARK / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
