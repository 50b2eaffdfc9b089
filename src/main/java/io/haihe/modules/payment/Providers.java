package io.haihe.modules.payment;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Those who take money for this city. */
@Component
class Providers {

  private final ObjectProvider<Provider> all;

  Providers(ObjectProvider<Provider> all) {
    this.all = all;
  }

  /** The one by which new orders are paid; empty where there is none. */
  Optional<Provider> first() {
    return all.orderedStream().findFirst();
  }

  Optional<Provider> find(String key) {
    return all.orderedStream().filter(one -> one.key().equals(key)).findFirst();
  }
}
