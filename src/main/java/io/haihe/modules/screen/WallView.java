package io.haihe.modules.screen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a screen on the wall shows, scene after scene. */
public record WallView(boolean building, List<Scene> scenes) {

  /**
   * One scene.
   *
   * @param map null where it has none
   * @param urgent null where it has none
   */
  public record Scene(
      String key, String title, List<Figure> figures, ScreenView.@Nullable MapView map, @Nullable UrgentView urgent, List<PanelView> panels) {}
}
