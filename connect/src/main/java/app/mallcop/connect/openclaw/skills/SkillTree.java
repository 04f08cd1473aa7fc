package app.mallcop.connect.openclaw.skills;

import app.mallcop.text.skills.SkillFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** All files of one skill, whatever they hold. No link is followed; what can't be read is in it as such. */
final class SkillTree {

    static final int MOST_READ_BYTES = 2 << 20;
    private static final int MOST_FILES = 5_000;
    private static final int DEEPEST = 20;
    private static final long MOST_BYTES = 256L << 20;

    private final Path root;
    private final List<SkillFile> files = new ArrayList<>();
    private long bytes;

    private SkillTree(Path root) {
        this.root = root;
    }

    static List<SkillFile> of(Path skill) throws IOException {
        SkillTree tree = new SkillTree(skill);
        tree.folder(skill, 1);
        return tree.files;
    }

    static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(null);
        return entries;
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private void folder(Path folder, int depth) throws IOException {
        List<Path> entries;
        try {
            entries = entries(folder);
        } catch (AccessDeniedException e) {
            files.add(new SkillFile.Unread(name(folder) + "/", 0, "the folder may not be read"));
            return;
        }
        for (Path entry : entries) {
            if (files.size() >= MOST_FILES) {
                files.add(new SkillFile.Unread("…", 0, "more than " + MOST_FILES + " files"));
                return;
            }
            entry(entry, depth);
        }
    }

    private void entry(Path path, int depth) throws IOException {
        try {
            BasicFileAttributes about = Files.readAttributes(path, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            if (about.isSymbolicLink()) {
                files.add(new SkillFile.Link(name(path), Files.readSymbolicLink(path).toString()));
            } else if (about.isDirectory()) {
                // How it was fetched is no part of what it is; objects of git are not read by an agent.
                if (depth >= DEEPEST) {
                    files.add(new SkillFile.Unread(name(path) + "/", 0, "folders nest too deep"));
                } else if (!path.endsWith(".git")) {
                    folder(path, depth + 1);
                }
            } else if (about.isRegularFile()) {
                file(path, about.size());
            } else {
                files.add(new SkillFile.Unread(name(path), 0, "neither a file nor a folder"));
            }
        } catch (NoSuchFileException e) {
            // gone since it was listed
        }
    }

    private void file(Path path, long size) throws IOException {
        bytes += size;
        if (bytes > MOST_BYTES) {
            files.add(new SkillFile.Unread(name(path), size, "the skill has more than " + (MOST_BYTES >> 20) + " MB"));
            return;
        }
        try {
            if (size > MOST_READ_BYTES) {
                files.add(new SkillFile.Binary(name(path), size, sha256(path), false));
                files.add(new SkillFile.Unread(name(path), size, "larger than " + (MOST_READ_BYTES >> 20) + " MB"));
            } else {
                try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(SkillFile.of(name(path), in.readNBytes(MOST_READ_BYTES), isExecutable(path)));
                }
            }
        } catch (AccessDeniedException e) {
            files.add(new SkillFile.Unread(name(path), size, "it may not be read"));
        }
    }

    /** By its bits, whoever asks. */
    private static boolean isExecutable(Path path) throws IOException {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))
                    .indexOf('x') >= 0;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private static String sha256(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
