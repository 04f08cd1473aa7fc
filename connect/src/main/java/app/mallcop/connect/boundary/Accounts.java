package app.mallcop.connect.boundary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Users and groups, as the machine's own files name them. A directory service knows more; of its groups nothing is known here. */
public record Accounts(Map<String, Set<String>> members) {

    private static final List<String> ADMINS = List.of("sudo", "wheel", "admin");

    public Accounts {
        members = Map.copyOf(members);
    }

    public static Accounts here() {
        return read(Path.of("/etc/passwd"), Path.of("/etc/group"));
    }

    /** With those whose own group it is. */
    static Accounts read(Path passwd, Path group) {
        Map<String, List<String>> byNumber = new HashMap<>();
        for (String[] user : rows(passwd, 4)) {
            byNumber.computeIfAbsent(user[3], _ -> new ArrayList<>()).add(user[0]);
        }
        Map<String, Set<String>> members = new HashMap<>();
        for (String[] row : rows(group, 4)) {
            Set<String> all = new HashSet<>(byNumber.getOrDefault(row[2], List.of()));
            for (String name : row[3].split(",", -1)) {
                if (!name.isBlank()) {
                    all.add(name.strip());
                }
            }
            members.put(row[0], all);
        }
        return new Accounts(members);
    }

    private static List<String[]> rows(Path file, int columns) {
        List<String[]> rows = new ArrayList<>();
        try {
            for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
                String[] row = line.split(":", -1);
                if (row.length >= columns && !line.startsWith("#")) {
                    rows.add(row);
                }
            }
        } catch (IOException e) {
            // A machine without such files: groups count as having one member, their owner.
        }
        return rows;
    }

    boolean isIn(String user, String group) {
        return members.getOrDefault(group, Set.of()).contains(user);
    }

    /** Whether anybody but this user and root is in it. */
    boolean hasOthers(String group, String user) {
        return members.getOrDefault(group, Set.of()).stream()
                .anyMatch(name -> !name.equals(user) && !name.equals("root"));
    }

    boolean isAdmin(String user) {
        return user.equals("root") || ADMINS.stream().anyMatch(group -> isIn(user, group));
    }
}
