package io.haihe.platform.backup;

/** Queries whose rows hold two statements each, on lines of their own: to take something off a table, and to put it on again. */
final class Loosening {

  static final String REFERENCES =
      """
      select format('alter table %I drop constraint %I', c.relname, k.conname) || E'\\n'
        || format('alter table %I add constraint %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid))
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and c.relkind = 'r' and not c.relispartition and c.relnamespace = current_schema()::regnamespace
      """;

  static final String INDEXES =
      """
      select format('drop index %I', i.relname) || E'\\n' || replace(pg_get_indexdef(i.oid), ' ON ONLY ', ' ON ')
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace
        and not exists (select from pg_constraint k where k.conindid = i.oid)
      """;

  static final String TRIGGERS =
      """
      select distinct format('alter table %I disable trigger user', c.relname) || E'\\n'
        || format('alter table %I enable trigger user', c.relname)
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and not c.relispartition and c.relnamespace = current_schema()::regnamespace
      """;

  private Loosening() {}
}
