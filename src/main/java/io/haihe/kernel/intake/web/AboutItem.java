package io.haihe.kernel.intake.web;

import io.haihe.kernel.intake.form.Entered;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Item;
import io.haihe.kernel.scenario.Items;
import io.haihe.platform.Finding;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Enters the item that a report page was asked for about, before anything else is entered. */
@Component
class AboutItem {

  private final Items items;

  AboutItem(Items items) {
    this.items = items;
  }

  /**
   * @param code of the item; empty for none
   * @return what is wrong with it
   */
  List<Finding> enter(ReportKind kind, String code, MultiValueMap<String, String> form) {
    Form asked = kind.type().intake().form();
    Optional<Form.Field> names = asked == null || code.isEmpty() ? Optional.empty() : Item.field(asked);
    names.ifPresent(field -> form.put(Entered.PREFIX + field.key(), List.of(code)));
    if (names.isPresent() && asked != null) {
      items.find(code).flatMap(item -> kind.scenario().categories(kind.type()).ofItemType(item.type()))
          .ifPresent(category -> form.put("category", List.of(category.code())));
    }
    return names.flatMap(field -> items.refusal(field, code, kind.scenario().key())).stream().toList();
  }
}
