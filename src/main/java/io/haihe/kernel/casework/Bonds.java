package io.haihe.kernel.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What other cases are to a case while one command changes it, and what they are to be told. */
final class Bonds {

  private final Case before;
  private final List<Errand> errands = new ArrayList<>();
  private List<Relation> relations;

  Bonds(Case before) {
    this.before = before;
    this.relations = before.relations();
  }

  List<Relation> all() {
    return relations;
  }

  List<Errand> errands() {
    return errands;
  }

  void send(Errand errand) {
    errands.add(errand);
  }

  void add(Relation relation) {
    relations = Evolution.relations(relations, List.of(relation), List.of());
  }

  void remove(Relation relation) {
    relations = Evolution.relations(relations, List.of(), List.of(relation));
  }

  /** A joined case that goes on by itself is the other one's duplicate no more. */
  void partFromJoined(By by, Instant at) {
    relations.stream().filter(relation -> relation.kind() == Relation.Kind.JOINED_INTO).forEach(joined -> {
      remove(joined);
      send(Errand.part(joined, before, by, at));
    });
  }

  List<Relation> changed() {
    return relations.stream().filter(relation -> !before.relations().contains(relation)).toList();
  }

  List<Relation> removed() {
    return before.relations().stream().filter(relation -> relations.stream().noneMatch(relation::same)).toList();
  }
}
