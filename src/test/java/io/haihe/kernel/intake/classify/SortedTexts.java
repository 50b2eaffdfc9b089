package io.haihe.kernel.intake.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented texts of a city. */
final class SortedTexts {

  static final List<String> LAMP = List.of("路灯不亮", "路灯坏了", "路灯一闪一闪", "a street lamp is out");
  static final List<String> RUBBISH = List.of("垃圾没人清运", "垃圾桶满了", "垃圾堆在路边", "rubbish has not been collected");
  static final List<String> NOISE = List.of("半夜噪音扰民", "工地噪音太大", "噪音让人睡不着", "noise from a building site");

  private static final List<String> WHERE = List.of("小区门口", "学校附近", "桥下", "公园里", "南里社区", "near the market");
  private static final List<String> END = List.of("请处理", "已经三天", "谢谢", "希望尽快解决", "please help");

  private SortedTexts() {}

  /** So many of each kind, no two rows alike by intent. */
  static List<Example> of(int each) {
    Random random = new Random(3);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      examples.add(example(LAMP, "lamp", random));
      examples.add(example(RUBBISH, "rubbish", random));
      examples.add(example(NOISE, "noise", random));
    }
    return examples;
  }

  private static Example example(List<String> matter, String label, Random random) {
    return new Example(List.of(one(WHERE, random) + "，" + one(matter, random) + "，" + one(END, random)), label);
  }

  /** Texts of which nobody can know more than that the label is the one of the word seven times in ten. */
  static List<Example> doubtful(int count, long seed) {
    Random random = new Random(seed);
    List<String> words = List.of("路灯", "垃圾", "噪音");
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int word = random.nextInt(3);
      int label = random.nextDouble() < 0.7 ? word : (word + 1 + random.nextInt(2)) % 3;
      examples.add(new Example(List.of(one(WHERE, random) + words.get(word) + one(END, random) + " " + i), words.get(label)));
    }
    return examples;
  }

  /** Characters at random under one of two labels at random. */
  static List<Example> senseless(int count, long seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = random.ints(30, '一', '一' + 60).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
      examples.add(new Example(List.of(text), random.nextBoolean() ? "heads" : "tails"));
    }
    return examples;
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
