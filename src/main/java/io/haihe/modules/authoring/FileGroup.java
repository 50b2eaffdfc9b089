package io.haihe.modules.authoring;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of a draft that lie in one folder.
 *
 * @param folder with its slash; empty for what lies in none
 */
public record FileGroup(String folder, List<FileLine> files) {

  private static final int FEW = 6;
  private static final Comparator<FileLine> DECLARATION_FIRST =
      Comparator.comparing((FileLine file) -> !file.path().equals("scenario.yaml")).thenComparing(FileLine::path);

  /** What lies in no folder first, the declaration itself at its head. */
  static List<FileGroup> of(List<FileLine> files) {
    Map<String, List<FileLine>> byFolder =
        files.stream().collect(Collectors.groupingBy(FileGroup::folder, TreeMap::new, Collectors.toList()));
    return byFolder.entrySet().stream()
        .map(group -> new FileGroup(group.getKey(), group.getValue().stream().sorted(DECLARATION_FIRST).toList()))
        .toList();
  }

  private static String folder(FileLine file) {
    return file.path().substring(0, file.path().indexOf('/') + 1);
  }

  /** Whether to show them without being asked: they are few, or something is wrong with one. */
  public boolean open() {
    return files.size() <= FEW || files.stream().anyMatch(file -> file.errors() + file.warnings() > 0);
  }
}
