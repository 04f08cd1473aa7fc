package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType.Text;
import app.mallcop.api.config.TextShape;
import java.util.List;

/** {@code rules}: the built-in rule pack. */
public final class RuleKeys {

    public static final ConfigKey DISABLE = ConfigKey.list("rules.disable", new Text(TextShape.RULE),
            "Ids of built-in rules that shall not run.");

    public static final List<ConfigKey> ALL = List.of(DISABLE);

    private RuleKeys() {}
}
