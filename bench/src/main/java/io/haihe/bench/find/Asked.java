package io.haihe.bench.find;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A query for one item, of some kind. */
record Asked(String text, String code) {

  /** The kinds of queries, each with how it says an item. */
  enum Kind {
    NAME("the name") {
      @Override
      String say(int item) {
        return MadeItems.thing(item) + MadeItems.act(item);
      }
    },
    QUESTION("a question") {
      @Override
      String say(int item) {
        return "我想" + MadeItems.act(item) + MadeItems.thing(item) + "需要什么材料";
      }
    },
    PINYIN("pinyin") {
      @Override
      String say(int item) {
        return pinyin(MadeItems.thing(item)) + " " + pinyin(MadeItems.act(item));
      }
    },
    INITIALS("initials") {
      @Override
      String say(int item) {
        return PinyinHelper.toPinyin(MadeItems.thing(item) + MadeItems.act(item), PinyinStyleEnum.FIRST_LETTER).replace(" ", "");
      }
    },
    SLIP("pinyin, two letters swapped") {
      @Override
      String say(int item) {
        var letters = new StringBuilder(pinyin(MadeItems.thing(item)));
        int at = letters.length() / 2;
        char moved = letters.charAt(at);
        letters.deleteCharAt(at).insert(at + 1, moved);
        return letters + " " + pinyin(MadeItems.act(item));
      }
    },
    ENGLISH("English") {
      @Override
      String say(int item) {
        return "how do I get " + MadeItems.english(item);
      }
    };

    final String name;

    Kind(String name) {
      this.name = name;
    }

    abstract String say(int item);

    List<Asked> some(int count) {
      var random = new SplittableRandom(ordinal());
      return IntStream.range(0, count)
          .map(_ -> random.nextInt(MadeItems.count()))
          .mapToObj(item -> new Asked(say(item), MadeItems.code(item)))
          .toList();
    }
  }

  private static String pinyin(String text) {
    return PinyinHelper.toPinyin(text, PinyinStyleEnum.INPUT).replace(" ", "");
  }
}
