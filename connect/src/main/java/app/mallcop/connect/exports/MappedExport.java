package app.mallcop.connect.exports;

import app.mallcop.api.Value;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.mapping.Mapping;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A format whose records go to one mapping table, one by one.
 *
 * @param table its name
 * @param plain makes the record what the platform's interface would have given
 */
public record MappedExport(String name, String type, String about, String table, Set<String> lists,
        boolean isTableToo, UnaryOperator<Value.Fields> plain) implements ExportFormat {

    public MappedExport {
        lists = Set.copyOf(lists);
    }

    @Override
    public Records open(Opening opening) {
        Mapper mapper = Mapping.load(table).bind(opening.connector(), opening.type());
        return (record, sink) -> mapper.map(plain.apply(record), Value.Fields.NONE, sink);
    }
}
