package io.haihe.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.haihe.TestDatabase;
import io.haihe.platform.StartFault;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ExternalDatabaseTest {

  @Test
  void takesADatabaseAsTheEnvironmentNamesIt() {
    var url = urlOf((PGSimpleDataSource) TestDatabase.empty());
    var settings = DatabaseSettings.of(Map.of("HAIHE_DB_URL", url, "HAIHE_DB_USER", "postgres"), Path.of("data"));

    try (var database = CityDatabase.open(settings)) {
      assertThat(EmbeddedDatabaseTest.client(database).sql("select 1").query(Integer.class).single()).isEqualTo(1);
    }
  }

  @Test
  void refusesAServerThatIsTooOld() throws IOException {
    try (var server = new OldServer("14.9")) {
      var line = refused(server.url(), "platform.start.tooOld");
      assertThat(line).isEqualTo("The database server is PostgreSQL 14; at least 15 is needed. "
          + "Upgrade the server, or leave HAIHE_DB_URL out to use the one that comes along.");
    }
  }

  @Test
  void refusesAServerThatDoesNotAnswerAndKeepsThePasswordToItself() {
    var line = refused("jdbc:postgresql://127.0.0.1:1/city?password=secret", "platform.start.unreachable");

    assertThat(line).contains("127.0.0.1:1/city").doesNotContain("secret");
  }

  @Test
  void refusesADatabaseThatIsNotThere() {
    var there = urlOf((PGSimpleDataSource) TestDatabase.empty());

    refused(there.replaceFirst("/haihe_\\d+", "/absent"), "platform.start.noDatabase");
  }

  @Test
  void refusesAnotherEncodingThanUtf8() {
    var source = (PGSimpleDataSource) TestDatabase.empty();
    var name = source.getDatabaseName() + "_ascii";
    JdbcClient.create(source)
        .sql("create database " + name + " encoding 'SQL_ASCII' template template0")
        .update();

    refused(urlOf(source).replace(source.getDatabaseName(), name), "platform.start.encoding");
  }

  @Test
  void refusesAUserWhoMayNotCreate() {
    var source = (PGSimpleDataSource) TestDatabase.empty();
    JdbcClient.create(source).sql("drop role if exists reader").update();
    JdbcClient.create(source).sql("create role reader login").update();

    assertThatExceptionOfType(StartFault.class)
        .isThrownBy(() -> ExternalDatabase.check(urlOf(source), "reader", ""))
        .satisfies(fault -> assertThat(fault.finding().code()).isEqualTo("platform.start.mayNotCreate"));
  }

  @Test
  void refusesTheAddressOfSomethingElse() {
    refused("jdbc:mysql://localhost/city", "platform.start.url");
  }

  private static String refused(String url, String code) {
    var fault =
        assertThatExceptionOfType(StartFault.class)
            .isThrownBy(() -> ExternalDatabase.check(url, "postgres", ""))
            .actual();
    assertThat(fault.finding().code()).isEqualTo(code);
    return Texts.load().line(Locale.ENGLISH, fault.finding());
  }

  private static String urlOf(PGSimpleDataSource source) {
    return "jdbc:postgresql://127.0.0.1:" + source.getPortNumbers()[0] + "/" + source.getDatabaseName();
  }
}
