package io.haihe.modules.service.find;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.Arrays;
import java.util.List;

/** Pinyin without tones, ü as v. Characters of several readings are read by the words they stand in. */
final class Sounds {

  private static final int MOST_READINGS = 4;

  private Sounds() {}

  /** One syllable for each character of a run of Chinese characters. */
  static String[] of(String run) {
    String[] read = PinyinHelper.toPinyin(run, PinyinStyleEnum.INPUT).split(" ");
    return read.length == run.length()
        ? intern(read)
        : run.chars().mapToObj(c -> readings((char) c).getFirst()).toArray(String[]::new);
  }

  /** How a character may be read at all, the usual first; never empty. */
  static List<String> readings(char c) {
    List<String> readings = PinyinHelper.toPinyinList(c, PinyinStyleEnum.INPUT);
    return readings.isEmpty() ? List.of(String.valueOf(c)) : readings.stream().distinct().limit(MOST_READINGS).toList();
  }

  private static String[] intern(String[] read) {
    return Arrays.stream(read).map(String::intern).toArray(String[]::new);
  }
}
