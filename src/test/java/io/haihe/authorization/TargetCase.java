package io.haihe.authorization;

import static io.haihe.kernel.org.FormToken.formToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.SampleCatalogue;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FileInfo;
import io.haihe.kernel.casework.Files;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.drafts.Drafts;
import io.haihe.modules.certificate.SampleCertificate;
import io.haihe.modules.service.ItemDrafts;
import io.haihe.modules.service.SentFiles;
import io.haihe.platform.Secrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A case being handled, with a task for a second unit, a file, a contact, and what else the routes are about. */
final class TargetCase {

  static final String WORDS = "marked-words-4711";
  static final String PHONE = "13987654321";
  static final String NAME = "Marked Reporter";
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(:(?:[^{}]|\\{[^}]*})*)?}");

  private final JdbcClient jdbc;
  private final Casework casework;
  private final Secrets secrets;
  private final Map<String, String> known = new HashMap<>();

  private TargetCase(ApplicationContext context) {
    jdbc = context.getBean(JdbcClient.class);
    casework = context.getBean(Casework.class);
    secrets = context.getBean(Secrets.class);
  }

  static TargetCase in(ApplicationContext context) {
    TargetCase target = new TargetCase(context);
    TinyCity city = TinyCity.in(context);
    long id = target.open(city);
    String number = target.number(id);
    FileInfo file = context.getBean(Files.class).store(id, "photo.jpg", "image/jpeg", new byte[] {1, 2, 3});
    target.casework.act(new Command.Attach(new Actor.Reporter(), SettableClock.START, null, id, 0, file, true));
    target.known.putAll(Map.of(
        "number", number, "file", "" + file.id(), "token", context.getBean(FollowLinks.class).token(number),
        "code", TinyCity.NANLI.toString(), "unit", "" + city.unit(TinyCity.EAST, "water").id(),
        "officeKey", city.unit(TinyCity.EAST, "office").key(), "east", TinyCity.EAST.toString(), "pick", number + ":0"));
    target.bystander(city);
    target.webhook();
    Viewer author = city.person(Role.ADMINISTRATOR, TinyCity.CITY, "office");
    target.known.put("import", target.importSent(author.person()));
    target.known.put("order", target.order(id, number));
    target.appointment();
    target.ticket();
    target.known.put("item", SampleCatalogue.in(context));
    target.known.put("certificate", SampleCertificate.in(context));
    target.known.put("itemDraft", "" + context.getBean(ItemDrafts.class).begin(author, SampleCatalogue.NEWBORN));
    target.known.put("itemFile", "" + context.getBean(SentFiles.class).send(author, "items.json", "[]".getBytes(StandardCharsets.UTF_8), false));
    target.known.put("draft", "" + context.getBean(Drafts.class).fromVersion(author, "city-management").id());
    return target;
  }

  private String number(long id) {
    return jdbc.sql("select number from casework_case where id = ?").param(id).query(String.class).single();
  }

  private long open(TinyCity city) {
    Command.Open open =
        new Command.Open(
            new Actor.Reporter(), SettableClock.START, null, "city-management", "matter", "06010", TinyCity.NANLI, null,
            null, WORDS, new Contact(NAME, PHONE, null), Map.of(), "web", false);
    long id = ((Moved) casework.open(open)).caseId();
    take(id, city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"), "register", Map.of());
    take(id, city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre"), "file",
        Map.of("urgency", "normal", "unverifiedBasis", "photo"));
    take(id, city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre"), "dispatch",
        Map.of("assisting", List.of(city.unit(TinyCity.EAST, "water").id())));
    take(id, city.person(Role.HANDLER, TinyCity.EAST, "urban-management"), "accept", Map.of());
    return id;
  }

  private void take(long id, Viewer who, String transition, Map<String, Object> input) {
    Outcome outcome =
        casework.act(new Command.Take(new Actor.Staff(who), SettableClock.START, null, id, 0, transition, input));
    assertThat(outcome).as(transition).isInstanceOf(Moved.class);
  }

  /** A person of the place whose account the administrators look after. */
  private void bystander(TinyCity city) {
    Viewer bystander = city.person(Role.CHECKER, TinyCity.EAST, "operations-centre");
    known.put("person", "" + bystander.person());
    known.put("seat", "" + bystander.seats().getFirst().id());
    known.put("delegation", jdbc.sql("""
        insert into org_delegation (seat, delegate, from_at, until_at, reason)
        values (?, ?, '2025-01-01', '2026-01-01', 'away') returning id
        """)
        .params(bystander.seats().getFirst().id(), bystander.person())
        .query(String.class).single());
  }

  /** Of the command centre among {@link Callers}. */
  private void webhook() {
    jdbc.sql("""
        insert into notice_subscription (id, name, url, secret, place, kinds, owner, created_at, active)
        select nextval('notice_subscription_id'), 'hook', 'https://example.org/', '\\x00', ?, '{}', id, now(), true
        from org_person where login = 'in.commandcentre'
        """)
        .param(TinyCity.EAST.value())
        .update();
    jdbc.sql("create table kept_webhook as select * from notice_subscription").update();
    known.put("webhook", jdbc.sql("select id from kept_webhook").query(String.class).single());
  }

  private String importSent(long person) {
    return jdbc.sql(
            """
            insert into intake_import (state, city, profile_name, profile, file_name, header, rows, person, uploaded_at, changed_at)
            values ('PREVIEW', 'tiny', 'p.yaml', '', 'f.csv', '{}', 0, ?, now(), now()) returning id
            """)
        .param(person)
        .query(String.class)
        .single();
  }

  private String order(long id, String number) {
    String order = "00112233445566778899aabbccddeeff";
    jdbc.sql(
            """
            insert into payment_order (number, case_id, case_number, fee, amount, currency, provider, state, opened_at, closes_at)
            values (?, ?, ?, 'item', 100, 'CNY', 'sandbox', 'REFUND_DUE', now(), now())
            """)
        .params(order, id, number)
        .update();
    jdbc.sql("insert into payment_sandbox (order_number, amount, currency, reference) values (?, 100, 'CNY', 'S1')").param(order).update();
    return order;
  }

  /** At the water company of the place. */
  private void appointment() {
    long unit = Long.parseLong(known.get("unit"));
    jdbc.sql(
            """
            insert into appointment_office
            values (?, ?, 'Hall', 127, '08:00', '20:00', 30, 2, 14, 120, 7, '{}', '{}', true)
            """)
        .params(unit, TinyCity.EAST.value())
        .update();
    jdbc.sql(
            """
            insert into appointment_booking (number, unit, item, case_number, starts_at, seat, state, language, booked_at, changed_at, forget_at)
            values ('123456', ?, '', '', '2025-06-17T02:00:00Z', 1, 'BOOKED', 'en', now(), now(), now())
            """)
        .param(unit)
        .update();
    known.put("booking", "123456");
    byte[] signed = secrets.sign("appointment.link", "123456");
    known.put("bookingToken", HexFormat.of().formatHex(Arrays.copyOf(signed, 16)));
  }

  /** Drawn at the same office. */
  private void ticket() {
    long unit = Long.parseLong(known.get("unit"));
    jdbc.sql("insert into counter_queue values (?, 'A', ?, '综合', 'General', true)").params(unit, TinyCity.EAST.value()).update();
    String id = jdbc.sql(
            """
            insert into counter_ticket (unit, day, letter, no, appointment, state, drawn_at)
            values (?, '2025-06-16', 'A', 1, '', 'DONE', now()) returning id
            """)
        .param(unit)
        .query(String.class)
        .single();
    known.put("ticket", id);
    known.put("ticketToken", HexFormat.of().formatHex(Arrays.copyOf(secrets.sign("counter.ticket", id), 8)));
  }

  /** Puts back what an earlier caller may have taken away. */
  void stand() {
    jdbc.sql("insert into notice_subscription overriding system value select * from kept_webhook on conflict do nothing")
        .update();
  }

  /** Where a browser goes for a row: its path and its parameters. */
  String address(Row row) {
    Map<String, String> given = given(row);
    String path = path(row.pattern(), given);
    String query = given.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  private Map<String, String> given(Row row) {
    Map<String, String> given = new HashMap<>();
    row.given().forEach((name, value) -> given.put(name, value.startsWith("@") ? known.get(value.substring(1)) : value));
    return given;
  }

  AbstractMockHttpServletRequestBuilder<?> request(Row row) {
    HttpMethod method = HttpMethod.valueOf(row.method().equals("ANY") ? "GET" : row.method());
    Map<String, String> given = given(row);
    String path = path(row.pattern(), given);
    if (given.containsKey("upload")) {
      var upload = MockMvcRequestBuilders.multipart(method, path)
          .file(new MockMultipartFile(given.remove("upload"), "a.txt", "text/plain", "text".getBytes(StandardCharsets.UTF_8)));
      given.forEach(upload::param);
      return upload.with(formToken());
    }
    var request = MockMvcRequestBuilders.request(method, path).accept(path.contains("/api/") ? MediaType.ALL : MediaType.TEXT_HTML);
    if (given.containsKey("json")) {
      request.contentType(MediaType.APPLICATION_JSON).content(given.remove("json"));
    }
    given.forEach(request::param);
    return method == HttpMethod.GET ? request : request.with(formToken());
  }

  private String path(String pattern, Map<String, String> given) {
    return VARIABLE.matcher(pattern)
        .replaceAll(found -> {
          String own = given.remove(found.group(1));
          String value = own == null ? known.get(found.group(1)) : own;
          assertThat(value).as("a value for {%s} of %s", found.group(1), pattern).isNotNull();
          return java.util.regex.Matcher.quoteReplacement(value);
        })
        .replace("/**", "/somewhere");
  }
}
