package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.City;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules of credit risk: the one that ships, and those of cities that have their own. All are checked when the program starts. */
@Component
public class CreditRules implements SmartInitializingSingleton {

  /** Its name in a city's folder. */
  public static final String FILE = "credit-risk.yaml";
  private static final String SHIPPED = "/inspection/" + FILE;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final CreditRule shipped;
  private final Map<String, CreditRule> read = new ConcurrentHashMap<>();

  CreditRules(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.shipped = CreditRuleReader.read(FILE, shippedText());
  }

  /** The rule in force in a city. */
  public CreditRule of(City city) {
    return current(city.key()).map(yaml -> read.computeIfAbsent(yaml, text -> CreditRuleReader.read(FILE, text))).orElse(shipped);
  }

  /** The file of the rule in force in a city. */
  String text(City city) {
    return current(city.key()).orElseGet(CreditRules::shippedText);
  }

  /**
   * Puts a city's own rule in force. The same again changes nothing.
   *
   * @throws BadInput if something is wrong in it, or another rule had this version
   */
  @Transactional
  public CreditRule load(City city, String file, byte[] bytes) {
    String yaml = Utf8.text(bytes).orElseThrow(() -> new BadInput(Finding.at(file, 0, 0, "", "inspection.register.rule.encoding")));
    CreditRule rule = CreditRuleReader.read(file, yaml);
    Optional<String> before =
        jdbc.sql("select yaml from inspection_credit_rule where city = ? and version = ?").params(city.key(), rule.version()).query(String.class).optional();
    if (before.filter(known -> !known.equals(yaml)).isPresent()) {
      throw new BadInput(Finding.at(file, 0, 0, "version", "inspection.register.rule.again", rule.version()));
    }
    if (!current(city.key()).equals(Optional.of(yaml))) {
      jdbc.sql(
              """
              insert into inspection_credit_rule (city, version, yaml, in_force_at) values (?, ?, ?, ?)
              on conflict (city, version) do update set in_force_at = excluded.in_force_at
              """)
          .params(city.key(), rule.version(), yaml, Timestamp.from(clock.instant()))
          .update();
    }
    return rule;
  }

  /** A rule this program cannot read stops it here, instead of a classification at night. */
  @Override
  public void afterSingletonsInstantiated() {
    List<String> cities = jdbc.sql("select distinct city from inspection_credit_rule order by city").query(String.class).list();
    cities.forEach(city -> CreditRuleReader.read(city + "/" + FILE, current(city).orElseThrow()));
  }

  private Optional<String> current(String city) {
    return jdbc.sql("select yaml from inspection_credit_rule where city = ? order by in_force_at desc limit 1")
        .param(city)
        .query(String.class)
        .optional();
  }

  private static String shippedText() {
    try (InputStream in = CreditRules.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the program has no " + SHIPPED);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
