package io.haihe.modules.demo;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.open.PlayedAgencies;
import io.haihe.modules.inspection.register.MarkKind;
import io.haihe.modules.inspection.register.Marks;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.Officers;
import io.haihe.modules.inspection.register.Parties;
import io.haihe.modules.inspection.register.Party;
import io.haihe.modules.inspection.register.Recusal;
import io.haihe.modules.inspection.register.Recusals;
import io.haihe.modules.inspection.register.RegisterFile;
import io.haihe.modules.inspection.register.RegisterImport;
import io.haihe.modules.inspection.register.SampleChecklists;
import io.haihe.platform.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Whom the demonstration inspects and who goes: invented businesses, and officers out of its people. Loading it again changes nothing. */
@Component
class InspectionRegisters {

  private static final int MARKED_DAYS_AGO = 240;
  private static final int CERTIFIED_DAYS = 500;

  private final SampleChecklists checklists;
  private final RegisterImport imports;
  private final Parties parties;
  private final Marks marks;
  private final Officers officers;
  private final Recusals recusals;
  private final People people;
  private final PlayedAgencies agencies;
  private final Units units;
  private final Places places;

  InspectionRegisters(
      SampleChecklists checklists, RegisterImport imports, Parties parties, Marks marks, Officers officers, Recusals recusals, People people,
      PlayedAgencies agencies, Units units, Places places) {
    this.checklists = checklists;
    this.imports = imports;
    this.parties = parties;
    this.marks = marks;
    this.officers = officers;
    this.recusals = recusals;
    this.people = people;
    this.agencies = agencies;
    this.units = units;
    this.places = places;
  }

  /** A business as it is invented. */
  private record Business(String code, String name, Programme.Businesses of, String risk, PlaceCode place) {}

  void load(Programme programme, City city, Instant at) {
    LocalDate today = LocalDate.ofInstant(at, city.zone());
    checklists.load();
    List<Business> all = businesses(programme, city);
    take(RegisterImport.Kind.PARTIES, "businesses.csv", city, rows(all));
    all.forEach(one -> mark(one, programme.marks().getOrDefault(one.risk(), List.of()), today.minusDays(MARKED_DAYS_AGO)));
    take(RegisterImport.Kind.OFFICERS, "officers.csv", city, officers(programme.officers(), city, today, at));
    programme.recusals().forEach(one -> recuse(one, all, city, at));
    agencies(programme.officers(), city, at);
  }

  /** Codes of departments as they might be; their numbers are made up. */
  private void agencies(Programme.Officers who, City city, Instant at) {
    int number = 0;
    for (String district : who.districts()) {
      PlaceCode region = Hiring.place(city, places, district);
      for (String department : new TreeSet<>(who.departments().keySet())) {
        Unit unit = units.byKey(region + "/" + department).orElseThrow();
        long head = people.holders(Role.UNIT_HEAD, unit.id(), at).stream().sorted().findFirst().orElse(0L);
        agencies.district(unit.id(), "11%sMB000%04dX".formatted(region.toString().substring(0, 6), ++number), head);
      }
    }
  }

  private List<Business> businesses(Programme programme, City city) {
    List<Business> all = new ArrayList<>();
    int group = 0;
    for (Programme.Businesses of : programme.businesses()) {
      group++;
      PlaceCode district = Hiring.place(city, places, of.place());
      List<PlaceCode> communities = places.subtree(district).stream()
          .filter(place -> place.level() == PlaceLevel.COMMUNITY)
          .map(Place::code)
          .toList();
      int number = 0;
      for (String risk : List.of("A", "B", "C", "D")) {
        for (int i = 0; i < of.count().getOrDefault(risk, 0); i++) {
          String no = "%03d".formatted(++number);
          String code = "SAMPLE-" + district.toString().substring(0, 6) + "-%02d-".formatted(group) + no;
          all.add(new Business(code, of.name() + no, of, risk, communities.get(number * 7 % communities.size())));
        }
      }
    }
    return all;
  }

  /** Codes of the first businesses of that name. */
  List<String> codes(Programme programme, City city, String name, int first) {
    return businesses(programme, city).stream().filter(one -> one.of().name().equals(name)).map(Business::code).limit(first).toList();
  }

  private String rows(List<Business> all) {
    StringBuilder rows = new StringBuilder("code,name,kind,place,address,fields,state\n");
    all.forEach(one -> rows.append(String.join(
        ",", one.code(), one.name(), one.of().kind(), one.place().toString(), places.get(one.place()).name() + "示例路" + one.name().replaceAll("\\D", "") + "号",
        String.join(" ", one.of().fields()), "open\n")));
    return rows.toString();
  }

  private void take(RegisterImport.Kind kind, String name, City city, String rows) {
    imports.take(
        kind, RegisterFile.of(name, rows.getBytes(StandardCharsets.UTF_8)), city, true,
        fault -> {
          throw new IllegalStateException("the sample registers are wrong: " + fault);
        },
        Progress.silent());
  }

  private void mark(Business one, List<String> kinds, LocalDate day) {
    if (!kinds.isEmpty()) {
      long party = parties.byCode(one.code()).orElseThrow().id();
      kinds.forEach(kind -> marks.add(party, MarkKind.ofKey(kind).orElseThrow(), day, "示例-" + one.code()));
    }
  }

  private String officers(Programme.Officers who, City city, LocalDate today, Instant at) {
    StringBuilder rows = new StringBuilder("certificate,name,unit,region,fields,valid_from,valid_until,status,login\n");
    for (String district : who.districts()) {
      PlaceCode region = Hiring.place(city, places, district);
      for (Map.Entry<String, List<String>> department : who.departments().entrySet()) {
        Unit unit = units.byKey(region + "/" + department.getKey()).orElseThrow();
        int number = 0;
        for (long id : people.holders(Role.HANDLER, unit.id(), at).stream().sorted().toList()) {
          Person person = people.get(id);
          String certificate = "SAMPLE-%s-%s-%02d".formatted(
              region.toString().substring(0, 6), department.getKey().substring(0, 1).toUpperCase(Locale.ROOT), ++number);
          rows.append(String.join(
              ",", certificate, person.name(), unit.key(), region.toString(), String.join(" ", department.getValue()),
              today.minusDays(CERTIFIED_DAYS).toString(), today.plusDays(CERTIFIED_DAYS).toString(), "active", person.login())).append('\n');
        }
      }
    }
    return rows.toString();
  }

  /** The officer who comes last, and the first business with that field. */
  private void recuse(Programme.Recusal said, List<Business> all, City city, Instant at) {
    PlaceCode district = Hiring.place(city, places, said.district());
    Unit unit = units.byKey(district + "/" + said.department()).orElseThrow();
    Officer officer = officers.ofPerson(people.holders(Role.HANDLER, unit.id(), at).stream().sorted().toList().getLast()).orElseThrow();
    Party party = all.stream()
        .filter(one -> one.of().place().equals(said.district()) && one.of().fields().contains(said.field()))
        .findFirst()
        .flatMap(one -> parties.byCode(one.code()))
        .orElseThrow();
    recusals.declare(officer.id(), party.id(), Recusal.Reason.valueOf(said.reason()), null, officer.person(), "", at);
  }
}
