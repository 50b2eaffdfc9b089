package io.haihe.modules.service.web;

import io.haihe.modules.service.Card;
import java.util.List;
import java.util.Locale;

/** What items can be told apart by; each is a parameter of the catalogue's address. */
enum Kind {
  TYPE("service.field.type") {
    @Override
    List<String> values(Card card, List<String> districts) {
      return List.of(card.type());
    }
  },
  DEPARTMENT("service.field.department") {
    @Override
    List<String> values(Card card, List<String> districts) {
      return List.of(CatalogueQuery.departmentOf(card));
    }
  },
  AUDIENCE("service.field.audiences") {
    @Override
    List<String> values(Card card, List<String> districts) {
      return card.audiences();
    }
  },
  EVENT("service.field.events") {
    @Override
    List<String> values(Card card, List<String> districts) {
      return card.events();
    }
  },
  PLACE("service.catalogue.place") {
    @Override
    List<String> values(Card card, List<String> districts) {
      return card.regions().isEmpty() ? districts : districts.stream().filter(card::appliesAt).toList();
    }
  };

  final String title;

  Kind(String title) {
    this.title = title;
  }

  abstract List<String> values(Card card, List<String> districts);

  String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
