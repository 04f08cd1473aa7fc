package app.mallcop.connect.azure;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.SignedCaller;
import app.mallcop.net.json.Json;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Names of roles that the table does not know, such as the tenant's own. Shared by all streams; each role is asked for once. */
final class Roles {

    private static final String KIND = "/providers/Microsoft.Authorization/roleDefinitions/";
    private static final int MOST = 1_000;

    private final SignedCaller arm;
    private final URI base;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    Roles(SignedCaller arm, URI base) {
        this.arm = arm;
        this.base = base;
    }

    /** The record with the name of the role it gives, where its request names one. */
    Value.Fields named(Value.Fields record) throws InterruptedException {
        String definition = definition(record);
        if (definition.isEmpty()) {
            return Value.Fields.NONE;
        }
        return name(definition).map(name -> Said.with(Value.Fields.NONE, "role_name", Value.text(name)))
                .orElse(Value.Fields.NONE);
    }

    private static String definition(Value.Fields record) {
        String operation = Said.text(record, "operationName", "value").toLowerCase(Locale.ROOT);
        if (!operation.startsWith("microsoft.authorization/roleassignments/")) {
            return "";
        }
        try {
            Value.Fields body = Json.object(Json.value(Said.text(record, "properties", "requestbody")));
            for (String properties : List.of("properties", "Properties")) {
                for (String id : List.of("roleDefinitionId", "RoleDefinitionId")) {
                    String found = Said.text(body, properties, id);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
        } catch (Unreadable e) {
            return "";
        }
        return "";
    }

    /** Empty when it can't be had: the event then names the role by its id. */
    private Optional<String> name(String definition) throws InterruptedException {
        int at = definition.lastIndexOf(KIND);
        String id = at < 0 ? "" : definition.substring(at + KIND.length());
        if (id.length() != 36 || !id.chars().allMatch(c -> c == '-' || Character.digit(c, 16) >= 0)) {
            return Optional.empty();
        }
        String known = names.get(id);
        if (known != null) {
            return known.isEmpty() ? Optional.empty() : Optional.of(known);
        }
        if (names.size() > MOST) {
            return Optional.empty();
        }
        String name = asked(definition.substring(0, at), id);
        names.put(id, name);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private String asked(String scope, String id) throws InterruptedException {
        List<String> path = java.util.Arrays.stream((scope + KIND + id).split("/", -1)).filter(part -> !part.isEmpty())
                .toList();
        try {
            return Said.text(arm.ask(Ask.get(Ask.uri(base, path, Map.of("api-version", "2022-04-01"))), Json::object),
                    "properties", "roleName");
        } catch (PlatformFailed e) {
            return "";
        }
    }
}
