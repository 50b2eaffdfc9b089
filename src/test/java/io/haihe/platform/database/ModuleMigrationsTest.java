package io.haihe.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.haihe.TestDatabase;
import io.haihe.platform.StartFault;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A database")
class ModuleMigrationsTest {

  private final DataSource source = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(source);

  @Test
  void ofANewerProgramIsLeftAlone() {
    jdbc.sql("update flyway_casework set version = '999' where version = '1'").update();
    refuses("platform.start.newerSchema", "casework", "999");
  }

  @Test
  void withTheTablesOfAModuleThatIsNotHereYetIsLeftAlone() {
    jdbc.sql("create table flyway_tomorrow (like flyway_casework)").update();
    jdbc.sql("insert into flyway_tomorrow select * from flyway_casework where version = '1'").update();
    refuses("platform.start.newerSchema", "tomorrow", "1");
  }

  @Test
  void ofAnOlderProgramIsCarriedOn() {
    jdbc.sql("drop schema public cascade").update();
    jdbc.sql("create schema public").update();
    var migrations = new ModuleMigrations();
    var flyway = Flyway.configure().dataSource(source).load();
    migrations.migrate(flyway, Map.of("casework", "1"));
    assertThat(applied()).containsExactly("1");

    migrations.migrate(flyway);

    assertThat(applied()).isEqualTo(migrations.versions("casework"));
  }

  @Test
  void ofAnOlderProgramKeepsTheFilesOfFormsNotYetSent() {
    jdbc.sql("drop schema public cascade").update();
    jdbc.sql("create schema public").update();
    var migrations = new ModuleMigrations();
    var flyway = Flyway.configure().dataSource(source).load();
    migrations.migrate(flyway, Map.of("intake", "3"));
    jdbc.sql("insert into intake_held_file (form_key, at, name, type, bytes) values (gen_random_uuid(), now(), 'a', 'text/plain', 'abc')").update();

    migrations.migrate(flyway);

    assertThat(jdbc.sql("select sha256, size from intake_held_file").query().singleRow())
        .containsEntry("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        .containsEntry("size", 3L);
  }

  @Test
  void ofAnotherBuildIsNotMixedWithThisOne() {
    jdbc.sql("update flyway_casework set checksum = 1 where version = '1'").update();
    refuses("platform.start.otherSchema", "casework");
  }

  private List<String> applied() {
    return jdbc.sql("select version from flyway_casework where type = 'SQL' order by installed_rank")
        .query(String.class)
        .list();
  }

  private void refuses(String code, Object... args) {
    assertThatExceptionOfType(StartFault.class)
        .isThrownBy(() -> new ModuleMigrations().migrate(Flyway.configure().dataSource(source).load()))
        .satisfies(fault -> assertThat(fault.finding().args()).containsExactly(args))
        .satisfies(fault -> assertThat(fault.finding().code()).isEqualTo(code));
  }
}
