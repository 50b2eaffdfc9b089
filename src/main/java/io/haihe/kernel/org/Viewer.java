package io.haihe.kernel.org;

import java.util.List;
import java.util.function.Predicate;

/**
 * A signed-in member of staff with the seats in force now, own and delegated. What may be seen and done follows from
 * the seats alone.
 *
 * @param name display name
 */
public record Viewer(long person, String login, String name, List<Seat> seats) {

  public boolean has(Role role) {
    return seats.stream().anyMatch(seat -> seat.role() == role);
  }

  /**
   * By whose word the viewer does something.
   *
   * @param by the seats that allow it
   */
  public Authority authority(Predicate<Seat> by) {
    return Authority.of(this, by);
  }
}
