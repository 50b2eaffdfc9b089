package io.haihe.modules.management;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists that members of staff keep under a name, for themselves or for their unit too. Whoever opens one sees in it what they may see. */
@Component
class SavedLists {

  static final int MOST = 20;
  static final int LONGEST_NAME = 40;
  private static final int MOST_SHOWN = 40;

  private final SavedListStore store;

  SavedLists(SavedListStore store) {
    this.store = store;
  }

  /** The viewer's own, then what colleagues share. */
  List<SavedList> of(Viewer viewer) {
    return store.of(viewer.person(), units(viewer).stream().map(Unit::id).toList(), MOST_SHOWN);
  }

  /** Those the viewer may share a list with. */
  List<Unit> units(Viewer viewer) {
    return viewer.seats().stream()
        .filter(seat -> seat.role().reach() != Role.Reach.NONE)
        .map(seat -> seat.unit())
        .distinct()
        .toList();
  }

  Optional<SavedList> first(Viewer viewer) {
    return of(viewer).stream().filter(list -> list.person() == viewer.person() && list.begins()).findFirst();
  }

  /**
   * @param unit whom to share it with, or 0
   * @throws BadInput if the name cannot be, is taken, or there are too many
   */
  @Transactional
  void keep(Viewer viewer, String name, Map<String, String> asked, long unit, boolean begins, Instant at) {
    String own = name.strip();
    if (own.isEmpty() || own.codePointCount(0, own.length()) > LONGEST_NAME || own.chars().anyMatch(Character::isISOControl)) {
      throw wrong("name", "management.saved.name.wrong", LONGEST_NAME);
    }
    if (store.count(viewer.person()) >= MOST) {
      throw wrong("name", "management.saved.many", MOST);
    }
    if (unit != 0 && units(viewer).stream().noneMatch(each -> each.id() == unit)) {
      throw wrong("unit", "management.saved.unit");
    }
    if (begins) {
      store.beginWithNone(viewer.person());
    }
    try {
      store.add(new SavedList(0, viewer.person(), own, asked, unit, begins), at);
    } catch (DuplicateKeyException taken) {
      throw wrong("name", "management.saved.name.taken", own);
    }
  }

  /** @throws NotFound if it is not the viewer's */
  void remove(Viewer viewer, long id) {
    require(store.remove(viewer.person(), id));
  }

  /** @throws NotFound if it is not the viewer's */
  @Transactional
  void begin(Viewer viewer, long id, boolean begins) {
    store.beginWithNone(viewer.person());
    require(!begins || store.beginWith(viewer.person(), id));
  }

  private static void require(boolean own) {
    if (!own) {
      throw new NotFound(Finding.ofField("id", "management.saved.none"));
    }
  }

  private static BadInput wrong(String field, String code, Object... args) {
    return new BadInput(Finding.ofField(field, code, args));
  }
}
