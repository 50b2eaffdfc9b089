package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.City;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over a file of parties or officers in one transaction: row after row into a staging table, then one statement. A row with something wrong
 * is told and left out; a row that is not in the file stays as it is in the register; the same file again changes nothing.
 */
@Component
public class RegisterImport {

  private static final int STRIDE = 10_000;
  private static final int MANY = 10_000;

  /** Characters that are copied at once. */
  private static final int PART = 1 << 20;

  private final JdbcClient jdbc;
  private final DataSource database;
  private final PartyRows parties;
  private final OfficerRows officers;
  private final SupervisionItems items;
  private final CreditRules rules;
  private final TransactionTemplate transactions;
  private final Clock clock;

  RegisterImport(
      JdbcClient jdbc, DataSource database, PartyRows parties, OfficerRows officers, SupervisionItems items, CreditRules rules,
      TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.database = database;
    this.parties = parties;
    this.officers = officers;
    this.items = items;
    this.rules = rules;
    this.transactions = transactions;
    this.clock = clock;
  }

  public enum Kind {
    PARTIES,
    OFFICERS
  }

  /**
   * What came of it, or would.
   *
   * @param wrong rows left out, each with at least one finding
   */
  public record Outcome(int rows, int added, int changed, int same, int wrong) {}

  /**
   * @param city whose places and units the rows may name
   * @param keep false only to look
   * @param faults is told everything that is wrong, as it is met
   * @throws BadInput if the file as a whole cannot be read; then nothing is changed
   */
  public Outcome take(Kind kind, RegisterFile file, City city, boolean keep, Consumer<Finding> faults, Progress progress) {
    return take(kind, file, city, keep, null, faults, progress);
  }

  /** @param by who does it; null for an operator at the command line */
  Outcome take(Kind kind, RegisterFile file, City city, boolean keep, @Nullable Long by, Consumer<Finding> faults, Progress progress) {
    RowKind rows = kind == Kind.PARTIES ? parties : officers;
    Set<String> fields = items.fields();
    return Objects.requireNonNull(transactions.execute(status -> {
      jdbc.sql("select pg_advisory_xact_lock(hashtext('inspection.import'))").query().singleRow();
      jdbc.sql("create temporary table inspection_stage (line int, " + String.join(", ", rows.staged()) + ") on commit drop").update();
      Reading reading = new Reading(rows, file, city, fields, faults, progress);
      reading.into(this::copy);
      twice(rows, file, faults, reading);
      rows.compare(jdbc, (line, field, code, args) -> {
        faults.accept(Finding.at(file.name(), line, 0, field, code, args));
        reading.wrong++;
      });
      jdbc.sql("analyze inspection_stage").update();
      Outcome outcome = jdbc.sql(rows.counting())
          .query((row, n) -> new Outcome(reading.read, row.getInt(1), row.getInt(2), row.getInt(3), reading.wrong))
          .single();
      if (keep) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('" + Parties.CHANGING + "'))").query().singleRow();
        tell(rows, file, by);
        merge(kind, rows, city, outcome);
      }
      return outcome;
    }));
  }

  /** Part after part: while one is on its way the connection answers nothing else, and the rows look up places and units. */
  private void copy(String part) {
    Connection connection = DataSourceUtils.getConnection(database);
    try {
      connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy inspection_stage from stdin", new StringReader(part));
    } catch (SQLException | IOException broken) {
      throw new DataAccessResourceFailureException("the staging table took no rows", broken);
    } finally {
      DataSourceUtils.releaseConnection(connection, database);
    }
  }

  /** Of several rows of the same, the first one counts. */
  private void twice(RowKind rows, RegisterFile file, Consumer<Finding> faults, Reading reading) {
    String key = rows.columns().getFirst();
    jdbc.sql(
            """
            with again as (select line, first_value(line) over (partition by %1$s order by line) as first from inspection_stage)
            delete from inspection_stage s using again a where s.line = a.line and a.first <> a.line returning s.line, s.%1$s as key, a.first
            """.formatted(key))
        .query(row -> {
          faults.accept(Finding.at(
              file.name(), row.getInt("line"), 0, key, "inspection.register.row.twice", row.getString("key"), row.getInt("first")));
          reading.wrong++;
        });
  }

  private void tell(RowKind rows, RegisterFile file, @Nullable Long by) {
    if (!rows.telling().isEmpty()) {
      jdbc.sql(rows.telling()).param("at", Timestamp.from(clock.instant())).param("by", by).param("file", file.name()).update();
    }
  }

  private void merge(Kind kind, RowKind rows, City city, Outcome outcome) {
    jdbc.sql(rows.merging()).param("at", Timestamp.from(clock.instant())).param("risk", rules.of(city).unknown().name()).update();
    if (outcome.added() + outcome.changed() > MANY) {
      jdbc.sql("analyze " + (kind == Kind.PARTIES ? "inspection_party" : "inspection_officer")).update();
    }
  }

  /** One go through a file. */
  private static final class Reading {

    private final RowKind rows;
    private final RegisterFile file;
    private final City city;
    private final Set<String> fields;
    private final Consumer<Finding> faults;
    private final Progress progress;
    private int read;
    private int wrong;

    private Reading(RowKind rows, RegisterFile file, City city, Set<String> fields, Consumer<Finding> faults, Progress progress) {
      this.rows = rows;
      this.file = file;
      this.city = city;
      this.fields = fields;
      this.faults = faults;
      this.progress = progress;
    }

    private void into(Consumer<String> parts) {
      StringBuilder part = new StringBuilder(PART + (1 << 12));
      file.read(rows.columns(), row -> {
        RowRules rules = new RowRules(row, (field, code, args) -> faults.accept(Finding.at(file.name(), row.line(), 0, field, code, args)));
        List<String> cells = rows.read(row, rules, city, fields);
        if (rules.good()) {
          write(part, row.line(), cells);
        } else {
          wrong++;
        }
        read++;
        if (part.length() > PART) {
          parts.accept(part.toString());
          part.setLength(0);
        }
        if (read % STRIDE == 0) {
          progress.step(STRIDE);
        }
      });
      parts.accept(part.toString());
      progress.step(read % STRIDE);
    }

    private static void write(StringBuilder out, int line, List<String> cells) {
      out.append(line);
      for (String cell : cells) {
        out.append('\t').append(cell.equals("\\N") ? cell : escaped(cell));
      }
      out.append('\n');
    }

    private static String escaped(String cell) {
      boolean plain = cell.chars().noneMatch(one -> one == '\\' || one < ' ');
      return plain ? cell : cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }
  }
}
