package io.haihe.platform.database;

import io.haihe.platform.StartFault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Looks at a database somebody else runs before anything is written to it. */
final class ExternalDatabase {

  static final int OLDEST = 15;
  private static final String PREFIX = "jdbc:postgresql:";

  private ExternalDatabase() {}

  static CityDatabase check(String given, String user, String password) {
    var url = given.startsWith("postgresql:") ? "jdbc:" + given : given;
    if (!url.startsWith(PREFIX)) {
      throw new StartFault("platform.start.url");
    }
    try (var connection = DriverManager.getConnection(url, login(user, password))) {
      requireVersion(connection.getMetaData().getDatabaseMajorVersion());
      requireUtf8(connection);
      requireRightToCreate(connection);
    } catch (SQLException e) {
      throw fault(e, withoutQuery(url), user);
    }
    return new CityDatabase(url, user, password, () -> {});
  }

  private static Properties login(String user, String password) {
    var login = new Properties();
    login.put("user", user);
    login.put("password", password);
    login.put("connectTimeout", "5");
    login.put("loginTimeout", "10");
    login.put("socketTimeout", "10");
    return login;
  }

  static void requireVersion(int major) {
    if (major < OLDEST) {
      throw new StartFault("platform.start.tooOld", major, OLDEST);
    }
  }

  private static void requireUtf8(Connection connection) throws SQLException {
    var encoding = ask(connection, "show server_encoding");
    if (!encoding.equals("UTF8")) {
      throw new StartFault("platform.start.encoding", encoding);
    }
  }

  private static void requireRightToCreate(Connection connection) throws SQLException {
    var sql = "select coalesce(has_schema_privilege(current_schema(), 'create'), false)";
    if (!ask(connection, sql).equals("t")) {
      throw new StartFault("platform.start.mayNotCreate");
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static StartFault fault(SQLException e, String url, String user) {
    var state = e.getSQLState() == null ? "" : e.getSQLState();
    return switch (state) {
      case "28P01", "28000" -> new StartFault(e, "platform.start.signIn", url, user);
      case "3D000" -> new StartFault(e, "platform.start.noDatabase", url);
      default -> new StartFault(e, "platform.start.unreachable", url, firstLine(e));
    };
  }

  /** The query of a URL may hold a password. */
  private static String withoutQuery(String url) {
    return url.replaceFirst("\\?.*", "");
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
