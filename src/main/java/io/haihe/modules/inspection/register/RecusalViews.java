package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.People;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Recusals in words. */
@Component
class RecusalViews {

  private final Recusals recusals;
  private final Parties parties;
  private final People people;

  RecusalViews(Recusals recusals, Parties parties, People people) {
    this.recusals = recusals;
    this.parties = parties;
    this.people = people;
  }

  List<RecusalLine> of(Officer officer, LocalDate today) {
    return lines(recusals.of(officer.id()), today);
  }

  List<RecusalLine> lines(List<Recusal> all, LocalDate today) {
    Map<Long, Party> named =
        parties.find(all.stream().map(Recusal::party).toList()).stream().collect(Collectors.toMap(Party::id, Function.identity()));
    return all.stream()
        .map(one -> {
          Optional<Party> party = Optional.ofNullable(named.get(one.party()));
          return new RecusalLine(
              one, party.map(Party::name).orElse(""), party.map(Party::code).orElse(""), people.nameOf(one.declaredBy()),
              one.confirmedBy() == null ? "" : people.nameOf(one.confirmedBy()), one.holdsOn(today));
        })
        .toList();
  }
}
