package io.haihe.modules.inspection.visit;

import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A visit to a restaurant by two officers of a department, with its case of the scenario {@code inspection}; each asked for is another. */
public final class SampleVisit {

  public static final String ITEM = "33100000000001/1";

  /** Who has no part in anything. */
  static final By NOBODY = new By(By.Kind.SYSTEM, 0, null, 0, 0);

  private static final AtomicInteger NUMBER = new AtomicInteger();

  public final long id;
  public final long party;
  public final long caseId;
  private long task;
  public final long[] officers = new long[2];
  public final Viewer[] people = new Viewer[2];
  public final Viewer head;

  private final JdbcClient jdbc;

  private SampleVisit(ApplicationContext context) {
    jdbc = context.getBean(JdbcClient.class);
    TinyCity city = TinyCity.in(context);
    Unit unit = city.unit(TinyCity.EAST, "urban-management");
    int number = NUMBER.incrementAndGet();
    head = city.person(Role.UNIT_HEAD, unit);
    jdbc.sql(
            """
            insert into inspection_item (code, version, name_zh, name_en, field, department, basis, checklist, published_at)
            values ('33100000000001', 1, '餐饮检查', 'Restaurants', 'food', 'urban-management', '样例 sample', cast(? as jsonb), now())
            on conflict do nothing
            """)
        .param("""
            [{"key":"storage","textZh":"食品离地存放","textEn":"Food is stored off the floor","photo":true},
             {"key":"licence","textZh":"证照公示","textEn":"The licence is on display","photo":false},
             {"key":"water","textZh":"用水检测","textEn":"Water is tested","photo":false}]
            """)
        .update();
    party = jdbc.sql(
            """
            insert into inspection_party (code, name, kind, place, address, fields, state, changed_at)
            values (?, '样例饭馆 Sample Inn', 'ENTERPRISE', ?, '1 River Road', '{food}', 'OPEN', now()) returning id
            """)
        .params("SAMPLE-" + number, TinyCity.NANLI.value())
        .query(Long.class)
        .single();
    for (int i = 0; i < 2; i++) {
      people[i] = person(context, "officer" + number + "x" + i, unit);
      officers[i] = jdbc.sql(
              """
              insert into inspection_officer (certificate, name, unit, region, fields, valid_from, valid_until, status, person, changed_at)
              values (?, ?, ?, ?, '{food}', '2020-01-01', '2099-01-01', 'ACTIVE', ?, now()) returning id
              """)
          .params("C-" + number + "-" + i, i == 0 ? "Zhang San" : "Li Si", unit.id(), TinyCity.EAST.value(), people[i].person())
          .query(Long.class)
          .single();
    }
    id = visit(number, unit);
    caseId = open(context, number, unit);
    jdbc.sql("update inspection_visit set case_id = ? where id = ?").params(caseId, id).update();
  }

  public static SampleVisit in(ApplicationContext context) {
    return new SampleVisit(context);
  }

  /** Carries out a visit as whoever leads it: something is wrong at its first line, it is ordered to be corrected, all sign, and the record is sealed. */
  public static void ordered(ApplicationContext context, Viewer leading, long visit, String demand, String by) {
    found(context, leading, visit, "orderedToCorrect", demand, by);
  }

  /** The same, but what is wrong cannot be judged yet. */
  public static void leftOpen(ApplicationContext context, Viewer leading, long visit) {
    found(context, leading, visit, "pending", "", "");
  }

  private static void found(ApplicationContext context, Viewer leading, long visit, String result, String demand, String by) {
    PlayedSite site = context.getBean(PlayedSite.class);
    PlayedSite.Words words = new PlayedSite.Words("not in order", "", "", "Wang Wu");
    site.inspect(leading, visit, new PlayedSite.Found(result, 1, "Not in order.", demand, by, "typed", picture(), words));
    site.seal(leading, visit);
  }

  private static byte[] picture() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Another visit of other officers to the same party. */
  public static SampleVisit toTheSame(SampleVisit first, ApplicationContext context) {
    SampleVisit other = new SampleVisit(context);
    other.jdbc.sql("update inspection_visit set party = ? where id = ?").params(first.party, other.id).update();
    return other;
  }

  private long visit(int number, Unit unit) {
    task = jdbc.sql(
            """
            insert into inspection_task (title, kind, place, items, units, ratios, most_a_year, from_day, until_day, state)
            values (?, 'DRAWN', ?, ?, ?, '{}', '{}', '2025-06-01', '2025-06-30', 'DRAWN') returning id
            """)
        .params("Restaurants in June " + number, TinyCity.EAST.value(), new String[] {ITEM}, new Long[] {unit.id()})
        .query(Long.class)
        .single();
    long visit = jdbc.sql("insert into inspection_visit (task, party, position) values (?, ?, 1) returning id").params(task, party).query(Long.class).single();
    for (int i = 0; i < 2; i++) {
      jdbc.sql("insert into inspection_team (visit, officer, unit, seat) values (?, ?, ?, ?)").params(visit, officers[i], unit.id(), i + 1).update();
    }
    return visit;
  }

  private long open(ApplicationContext context, int number, Unit unit) {
    Map<String, Object> form = Map.of(
        "visit", id, "task", task, "kind", "drawn", "party", "SAMPLE-" + number, "partyName", "样例饭馆 Sample Inn", "risk", "B", "items", List.of(ITEM),
        "from", "2025-06-01", "until", "2025-06-30", "unit", unit.id());
    return ((Moved) context.getBean(Casework.class).open(new Command.Open(
        new Actor.Clock(), SettableClock.START.minusSeconds(3600), "inspection.visit/" + id, "inspection", "visit", "food", TinyCity.NANLI, null, "1 River Road",
        "Sample visit", Contact.NONE, form, "web", false))).caseId();
  }

  private static Viewer person(ApplicationContext context, String login, Unit unit) {
    Act act = Act.bySystem(Instant.parse("2025-01-01T00:00:00Z"));
    long person = context.getBean(People.class).open(new NewPerson(login, login, "en", unit.id(), TinyCity.PASSWORD, false), act);
    context.getBean(Seats.class).give(new NewSeat(person, unit.id(), Role.HANDLER, Set.of(), LocalDate.of(2020, 1, 1), null), act);
    return context.getBean(People.class).viewer(person, SettableClock.START);
  }
}
