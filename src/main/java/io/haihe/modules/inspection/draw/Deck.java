package io.haihe.modules.inspection.draw;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Officers dealt like cards: everybody once in the order of the first pass, then everybody in the order of the second, and so on. A card that may
 * not go to one visit is held and is the first for the next.
 */
final class Deck {

  private final String name;
  private final Set<String> officers;
  private final Tickets tickets;
  private final List<String> held = new ArrayList<>();
  private List<String> pass = List.of();
  private int passes;
  private int next;

  Deck(String name, Set<String> officers, Tickets tickets) {
    this.name = name;
    this.officers = officers;
    this.tickets = tickets;
  }

  /** How many could be dealt to a visit to which {@code barred} may not go. */
  int eligible(Set<String> barred) {
    return officers.size() - (int) barred.stream().filter(officers::contains).count();
  }

  /** The next cards that may go, or none at all where fewer are eligible. */
  List<String> deal(int size, Set<String> barred) {
    if (eligible(barred) < size) {
      return List.of();
    }
    List<String> hand = new ArrayList<>(size);
    for (Iterator<String> each = held.iterator(); each.hasNext() && hand.size() < size; ) {
      String card = each.next();
      if (!barred.contains(card) && !hand.contains(card)) {
        hand.add(card);
        each.remove();
      }
    }
    while (hand.size() < size) {
      String card = turn();
      (barred.contains(card) || hand.contains(card) ? held : hand).add(card);
    }
    return hand;
  }

  private String turn() {
    if (next == pass.size()) {
      pass = tickets.cards(name, ++passes, officers);
      next = 0;
    }
    return pass.get(next++);
  }
}
