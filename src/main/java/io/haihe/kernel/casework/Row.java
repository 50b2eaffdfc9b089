package io.haihe.kernel.casework;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fills the parameters of a statement one after another, each always with the same type: PostgreSQL plans a statement anew whenever the type of
 * a parameter changes, and the driver gives a plain null another one.
 */
final class Row {

  private final PreparedStatement statement;
  private int last;

  Row(PreparedStatement statement) {
    this.statement = statement;
  }

  Row number(long value) throws SQLException {
    statement.setLong(++last, value);
    return this;
  }

  Row count(int value) throws SQLException {
    statement.setInt(++last, value);
    return this;
  }

  Row count(@Nullable Integer value) throws SQLException {
    return object(value, Types.INTEGER, "int4");
  }

  Row number(@Nullable Long value) throws SQLException {
    return object(value, Types.BIGINT, "int8");
  }

  Row fraction(@Nullable Double value) throws SQLException {
    return object(value, Types.DOUBLE, "float8");
  }

  Row flag(boolean value) throws SQLException {
    statement.setBoolean(++last, value);
    return this;
  }

  Row text(@Nullable String value) throws SQLException {
    statement.setString(++last, value);
    return this;
  }

  /** As JSON; the statement casts it. */
  Row json(Object value) throws SQLException {
    return text(EntryCodec.JSON.writeValueAsString(value));
  }

  Row bytes(byte[] value) throws SQLException {
    statement.setBytes(++last, value);
    return this;
  }

  Row moment(@Nullable Instant value) throws SQLException {
    return object(value == null ? null : CaseStore.time(value), Types.TIMESTAMP_WITH_TIMEZONE, "timestamptz");
  }

  /** @param type the SQL type of the elements, such as {@code bigint} */
  Row array(String type, Object @Nullable [] values) throws SQLException {
    Array array = values == null ? null : statement.getConnection().createArrayOf(type, values);
    return object(array, Types.ARRAY, type + "[]");
  }

  private Row object(@Nullable Object value, int type, String name) throws SQLException {
    if (value == null) {
      statement.setNull(++last, type, name);
    } else {
      statement.setObject(++last, value);
    }
    return this;
  }
}
