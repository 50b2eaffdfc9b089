package io.haihe.modules.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SampleCatalogue;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.modules.appointment.Appointments.Answer;
import io.haihe.modules.appointment.Booking.State;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("An appointment at an office")
class AppointmentTest {

  /** A Tuesday. */
  private static final LocalDate DAY = LocalDate.of(2025, 6, 17);
  private static final Pattern SLOT = Pattern.compile("name=\"slot\" value=\"([^\"]+)\"");

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Appointments appointments;
  @Autowired OfficeStore offices;
  @Autowired BookingStore bookings;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Unit centre;
  private String item;

  @BeforeEach
  void office() {
    city = TinyCity.in(context);
    item = SampleCatalogue.in(context);
    centre = city.unit(TinyCity.EAST, "operations-centre");
    jdbc.sql("delete from appointment_booking").update();
    clock.set(SettableClock.START);
    offices.keep(office(2, List.of()));
  }

  private Office office(int capacity, List<LocalDate> closed) {
    return new Office(
        centre.id(), PlaceCode.of(TinyCity.EAST.toString()), "1 River Road", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 0), LocalTime.of(20, 0),
        30, capacity, 14, Duration.ofHours(2), 7, List.of(), closed, true);
  }

  private Instant first() {
    return appointments.free(offices.find(centre.id()).orElseThrow(), DAY).getFirst().at();
  }

  private Answer book(Instant slot, String of, String phone) {
    return appointments.book(new Booking("", centre.id(), of, "", slot, State.BOOKED, Locale.ENGLISH), new Visitor("Li Na", phone));
  }

  private Booking booked(Instant slot, String phone) {
    return bookings.find(((Answer.Booked) book(slot, "", phone)).number()).orElseThrow();
  }

  private static String why(Answer answer) {
    return ((Answer.No) answer).why().code().replace("appointment.refused.", "");
  }

  @Test
  void isGivenToNoMoreThanThereArePlacesThoughAHundredAskAtTheSameMoment() throws Exception {
    Instant slot = first();
    offices.keep(office(7, List.of()));
    List<Callable<Answer>> all = IntStream.range(0, 100).<Callable<Answer>>mapToObj(n -> () -> book(slot, "", "1380000%04d".formatted(n))).toList();

    List<Answer> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = threads.invokeAll(all).stream().map(AppointmentTest::get).toList();
    }

    assertThat(answers.stream().filter(Answer.Booked.class::isInstance)).hasSize(7);
    assertThat(answers.stream().filter(Answer.No.class::isInstance).map(AppointmentTest::why)).hasSize(93).containsOnly("full");
    assertThat(jdbc.sql("select count(distinct seat) from appointment_booking").query(Integer.class).single()).isEqualTo(7);
  }

  @Test
  void isGivenOnceToWhoeverAsksAgainAndAgainAtTheSameMoment() throws Exception {
    Instant slot = first();
    List<Callable<Answer>> all = IntStream.range(0, 20).<Callable<Answer>>mapToObj(n -> () -> book(slot.plusSeconds(1800L * (n % 4)), item, "138 0000 1111")).toList();

    List<Answer> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = threads.invokeAll(all).stream().map(AppointmentTest::get).toList();
    }

    assertThat(answers.stream().filter(Answer.Booked.class::isInstance)).hasSize(1);
    assertThat(book(slot, "", "13800001111")).as("for something else").isInstanceOf(Answer.Booked.class);
  }

  private static Answer get(Future<Answer> answer) {
    try {
      return answer.get();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void isOnlyGivenInTheWorkingTimeOfThePlaceOnDaysThatAreOpen() {
    Office all = office(2, List.of());
    List<Appointments.Free> times = appointments.free(all, DAY);

    assertThat(times).isNotEmpty().allSatisfy(free -> {
      LocalTime at = free.at().atZone(appointments.zone(all)).toLocalTime();
      assertThat(at).isAfterOrEqualTo(LocalTime.of(8, 0)).isBefore(LocalTime.of(18, 0)).isNotEqualTo(LocalTime.of(12, 30));
    });
    assertThat(appointments.free(all, DAY.plusDays(4))).as("Saturday").isEmpty();
    assertThat(appointments.free(all, DAY.plusDays(20))).as("too far ahead").isEmpty();
    assertThat(appointments.free(all, DAY.minusDays(4))).as("past").isEmpty();
    assertThat(appointments.free(office(2, List.of(DAY)), DAY)).as("closed").isEmpty();
    assertThat(why(book(first().plusSeconds(60), "", "13800000001"))).isEqualTo("notOffered");
    assertThat(why(book(first().minus(Duration.ofDays(7)), "", "13800000001"))).isEqualTo("notOffered");
  }

  @Test
  void isMovedAndGivenUpUntilItsLimitAndTheNextMayHaveThePlace() {
    offices.keep(office(1, List.of()));
    Instant slot = first();
    Booking one = booked(slot, "13800000001");
    assertThat(why(book(slot, "", "13800000002"))).isEqualTo("full");

    assertThat(appointments.move(one, slot.plus(Duration.ofMinutes(30)))).isInstanceOf(Answer.Booked.class);
    Booking other = booked(slot, "13800000002");
    assertThat(appointments.cancel(other)).isTrue();
    Booking third = booked(slot, "13800000003");
    clock.set(slot.minus(Duration.ofMinutes(90)));

    assertThat(appointments.cancel(third)).isFalse();
    assertThat(why(appointments.move(third, slot.plus(Duration.ofDays(1))))).isEqualTo("tooLate");
    assertThat(bookings.find(third.number()).orElseThrow().state()).isEqualTo(State.BOOKED);
  }

  @Test
  void isNotedWhenNobodyComesAndForgetsWhoItWas() {
    Booking one = booked(first(), "13800000001");
    assertThat(jdbc.sql("select encode(contact, 'escape') from appointment_booking").query(String.class).single()).doesNotContain("Li Na", "1380000");

    clock.set(first().plus(Duration.ofDays(1)));
    appointments.endOfDay();
    assertThat(bookings.find(one.number()).orElseThrow().state()).isEqualTo(State.NO_SHOW);
    assertThat(bookings.visitor(one.number())).isPresent();
    clock.advance(Duration.ofDays(7));
    appointments.endOfDay();

    assertThat(bookings.visitor(one.number())).isEmpty();
    assertThat(jdbc.sql("select phone_mac is null from appointment_booking").query(Boolean.class).single()).isTrue();
  }

  @Test
  void isBookedFromTheGuideOfAnItemWithoutScriptAndPutIntoACalendar() {
    Browser resident = new Browser(http);
    assertThat(Browser.text(resident.get("/services/" + item + "?lang=en&place=" + TinyCity.EAST))).contains("/appointments?item=" + item);
    String page = "/appointments?item=" + item + "&office=" + centre.id() + "&day=" + DAY;
    Matcher slot = SLOT.matcher(Browser.text(resident.get(page)));
    assertThat(slot.find()).isTrue();

    var wrong = resident.post(page, "/appointments", "item", item, "office", "" + centre.id(), "day", DAY.toString(), "slot", slot.group(1), "name", "Kept Name", "phone", "12");
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(Browser.text(wrong)).contains("Kept Name", "value=\"" + slot.group(1) + "\" checked");
    String mine = Objects.requireNonNull(resident.post(
        page, "/appointments", "item", item, "office", "" + centre.id(), "slot", slot.group(1), "name", "Li Na", "phone", "13800001234").getRedirectedUrl());

    assertThat(Browser.text(resident.get(mine))).contains(mine.split("/")[2], "1 River Road");
    assertThat(Browser.text(resident.get(mine + "/appointment.ics")))
        .contains("BEGIN:VEVENT", "DTSTART:" + slot.group(1).replaceAll("[-:]", "").replaceAll("T(\\d{4})Z", "T$100Z"))
        .contains("\r\n");
    assertThat(new Browser(http).get(mine.replaceAll("[0-9a-f]{32}", "0".repeat(32))).getStatus()).isEqualTo(404);
    assertThat(Browser.text(resident.get(mine + "?lang=en"))).contains("Say the number when you come");
    resident.post(mine, mine + "/cancel");
    assertThat(bookings.find(mine.split("/")[2]).orElseThrow().state()).isEqualTo(State.CANCELLED);
    assertThat(Browser.text(resident.get(mine + "?lang=en"))).doesNotContain("Say the number when you come");
  }

  @Test
  void isOnTheListOfItsOfficeWithTheNameMaskedUntilSomebodyAsksWhichIsKept() {
    Booking one = booked(first(), "13800001234");
    Browser clerk = signedIn(city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"));
    String list = "/appointments/desk?office=" + centre.id() + "&day=" + DAY;

    assertThat(Browser.text(clerk.get(list))).contains(one.number(), "L** …1234").doesNotContain("Li Na", "13800001234");
    assertThat(Browser.text(clerk.post(list, "/appointments/desk/" + one.number() + "/contact"))).contains("Li Na", "13800001234");
    assertThat(jdbc.sql("select number from appointment_read").query(String.class).list()).containsExactly(one.number());
    Browser auditor = signedIn(city.person(Role.AUDITOR, TinyCity.CITY, "office"));
    assertThat(Browser.text(auditor.get("/admin/audit?trail=appointments"))).contains(one.number());
    Browser other = signedIn(city.person(Role.INTAKE_CLERK, TinyCity.WEST, "operations-centre"));
    assertThat(Browser.text(other.get(list))).doesNotContain(one.number());
    assertThat(clerk.post(list, "/appointments/desk/" + one.number() + "/arrived").getStatus()).isEqualTo(303);
    assertThat(bookings.find(one.number()).orElseThrow().state()).isEqualTo(State.ARRIVED);
  }

  @Test
  void isGivenAsWhoeverHeadsTheOfficeSays() {
    Viewer head = city.person(Role.UNIT_HEAD, TinyCity.EAST, "operations-centre");
    Browser browser = signedIn(head);
    String page = "/appointments/offices/" + centre.id();

    var wrong = browser.post(page, page, "opens", "nine", "closes", "17:00", "minutes", "0", "capacity", "1", "ahead", "7", "change", "0", "keep", "1", "address", "Kept address");
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(Browser.text(wrong)).contains("Kept address");
    assertThat(browser.post(page, page, "open", "true", "weekdays", "2", "opens", "09:00", "closes", "10:00", "minutes", "20", "capacity", "1",
        "ahead", "7", "change", "0", "keep", "1", "address", "Hall", "items", item, "closed", "2025-06-24").getStatus()).isEqualTo(303);

    Office kept = offices.find(centre.id()).orElseThrow();
    assertThat(kept.items()).containsExactly(item);
    assertThat(appointments.free(kept, DAY)).hasSize(3);
    assertThat(appointments.free(kept, DAY.plusDays(1))).isEmpty();
    assertThat(signedIn(city.person(Role.UNIT_HEAD, TinyCity.EAST, "water")).get(page).getStatus()).isEqualTo(404);
  }

  private Browser signedIn(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    return browser;
  }
}
