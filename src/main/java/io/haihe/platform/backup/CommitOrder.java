package io.haihe.platform.backup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Carries places in the commit order into another server. There, transaction numbers begin anew and mean nothing: a
 * place {@code (xid, position)} becomes {@code (1, how many entries lie up to it)}, before everything that server will
 * write.
 *
 * <p>Such a place is a column {@code xid} or {@code …_xid} with a column {@code position} or {@code …_position}.
 */
record CommitOrder(String timeline) {

  private static final String XID = "xid";
  private static final String POSITION = "position";

  /** The query that gives the rows of a table as they go into a backup. */
  String select(Catalogue.Table table) {
    String columns = table.columns().stream().map(column -> expression(table, column)).collect(Collectors.joining(", "));
    return "select " + columns + " from " + Catalogue.quoted(table.name()) + " t";
  }

  private String expression(Catalogue.Table table, String column) {
    if (isXid(column) && table.columns().contains(position(column))) {
      return "'1'::xid8";
    }
    String xid = column.endsWith(POSITION) ? column.substring(0, column.length() - POSITION.length()) + XID : "";
    if (!table.columns().contains(xid)) {
      return "t." + Catalogue.quoted(column);
    }
    return table.name().equals(timeline)
        ? "row_number() over (order by t." + xid + ", t." + column + ")"
        : "(select count(*) from " + timeline + " e where (e.xid, e.position) <= (t." + xid + ", t." + column + "))";
  }

  /** A transaction number that could not be carried over; there must be none. */
  List<String> strays(Catalogue catalogue) throws java.sql.SQLException {
    return catalogue.strings(
        """
        select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped
          and a.atttypid = 'xid8'::regtype and not exists (
            select from pg_attribute p where p.attrelid = c.oid and not p.attisdropped
              and a.attname ~ '(^|_)xid$' and p.attname = regexp_replace(a.attname, 'xid$', 'position'))
        """);
  }

  private static boolean isXid(String column) {
    return column.equals(XID) || column.endsWith("_" + XID);
  }

  private static String position(String column) {
    return column.substring(0, column.length() - XID.length()) + POSITION;
  }
}
