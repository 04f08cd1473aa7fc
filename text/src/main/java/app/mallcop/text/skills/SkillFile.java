package app.mallcop.text.skills;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** A file of a skill, as far as it could be read. Whoever collects never follows a link and never reads more than the limit. */
public sealed interface SkillFile {

    /** Relative to the skill's folder, with {@code /}. */
    String path();

    record Text(String path, String content, String sha256, boolean executable) implements SkillFile {}

    /** No text: what it begins with tells whether it is a program. */
    record Binary(String path, long size, String sha256, boolean program) implements SkillFile {}

    record Link(String path, String target) implements SkillFile {}

    /** Too large, not permitted, gone: why, in our words. */
    record Unread(String path, long size, String why) implements SkillFile {}

    /** Text where it is UTF-8 or UTF-16; nothing fails because a file holds something else. */
    static SkillFile of(String path, byte[] bytes, boolean executable) {
        String sha256 = sha256(bytes);
        if (isProgram(bytes)) {
            return new Binary(path, bytes.length, sha256, true);
        }
        try {
            String text = isUtf16(bytes)
                    ? new String(bytes, StandardCharsets.UTF_16)
                    : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') < 0) {
                return new Text(path, text, sha256, executable);
            }
        } catch (CharacterCodingException notUtf8) {
            if (!isBinaryName(path) && zeros(bytes) == 0) { // an old encoding: code is ASCII in all of them
                return new Text(path, new String(bytes, StandardCharsets.ISO_8859_1), sha256, executable);
            }
        }
        return new Binary(path, bytes.length, sha256, false);
    }

    private static boolean isUtf16(byte[] bytes) {
        return bytes.length >= 2 && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
    }

    private static int zeros(byte[] bytes) {
        int zeros = 0;
        for (byte one : bytes) {
            zeros += one == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean isBinaryName(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".gif") || name.endsWith(".pdf")
                || name.endsWith(".zip") || name.endsWith(".gz") || name.endsWith(".webp") || name.endsWith(".ico");
    }

    /** ELF, Mach-O (both orders, and for several machines), PE, WebAssembly. */
    private static boolean isProgram(byte[] bytes) {
        if (bytes.length < 4) {
            return false;
        }
        int magic = ByteBuffer.wrap(bytes).getInt();
        return magic == 0x7F454C46 || magic == 0xFEEDFACE || magic == 0xFEEDFACF || magic == 0xCEFAEDFE
                || magic == 0xCFFAEDFE
                || magic == 0xCAFEBABE || magic == 0x0061736D || (magic >>> 16 == 0x4D5A && zeros(bytes) > 0);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
