package app.mallcop.text.entities;

/** Names of AWS principals. A role's session is named by whoever takes the role on, so it says nothing about who acts. */
final class AwsPrincipal {

    private static final String ROLE_ID = "AROA";
    private static final int LEAST_ID = 16;

    private AwsPrincipal() {}

    /**
     * {@code arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION} is {@code arn:aws:iam::ACCOUNT:role/ROLE};
     * {@code AROA…:SESSION} is {@code AROA…}. Anything else stays as it is.
     */
    static String withoutSession(String name) {
        return name.startsWith("arn:") ? roleOf(name) : withoutSessionOfId(name);
    }

    private static String roleOf(String arn) {
        int kind = arn.indexOf(":assumed-role/");
        if (kind < 0) {
            return arn;
        }
        int service = arn.indexOf(":sts:");
        int role = kind + ":assumed-role/".length();
        int session = arn.indexOf('/', role);
        if (service < 0 || service > kind || session < 0) {
            return arn;
        }
        String account = arn.substring(service + ":sts:".length(), kind);
        return arn.substring(0, service) + ":iam:" + account + ":role/" + arn.substring(role, session);
    }

    private static String withoutSessionOfId(String name) {
        int colon = name.indexOf(':');
        if (colon < LEAST_ID || !name.startsWith(ROLE_ID)) {
            return name;
        }
        for (int i = 0; i < colon; i++) {
            char c = name.charAt(i);
            if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) {
                return name;
            }
        }
        return name.substring(0, colon);
    }
}
