package io.haihe.modules.service.find;

import static io.haihe.modules.service.find.Items.called;
import static io.haihe.modules.service.find.Items.found;
import static io.haihe.modules.service.find.Items.inEnglish;
import static io.haihe.modules.service.find.Items.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.haihe.modules.service.find.Found.Hit;
import io.haihe.modules.service.find.Found.How;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemIndexTest {

  private static final ItemIndex CITY = ItemIndex.of(Items.ofTheCity());

  @Nested
  class Understands {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "part of a name, 户口迁移, 市内户口迁移",
      "an everyday phrase, 孩子上户口, 出生登记（国内出生）",
      "a whole question, 怎么给孩子上户口要带什么材料, 出生登记（国内出生）",
      "pinyin, gaolingjintie, 高龄津贴发放",
      "pinyin in words, gao ling jin tie, 高龄津贴发放",
      "pinyin with tone marks, gāolíng jīntiē, 高龄津贴发放",
      "pinyin with tone numbers, gao1ling2jin1tie1, 高龄津贴发放",
      "pinyin of parts that are apart in the name, gaoling fafang, 高龄津贴发放",
      "pinyin not typed to its end, gaolingjint, 高龄津贴发放",
      "ü as v, lvguan, 旅馆业特种行业许可证核发",
      "initials, xselh, 出生登记（国内出生）",
      "characters and initials, xs儿落户, 出生登记（国内出生）",
      "characters and pinyin, 高ling津贴, 高龄津贴发放",
      "a wrong character that sounds the same, 高岭津贴, 高龄津贴发放",
      "a wrong character that looks the same, 户囗迁移, 市内户口迁移",
      "a wrong character that sounds nearly the same, 高龄经贴, 高龄津贴发放",
      "swapped characters, 高津龄贴, 高龄津贴发放",
      "a wrong letter, gaolimgjintie, 高龄津贴发放",
      "swapped letters, goalingjintie, 高龄津贴发放",
      "traditional characters, 高齡津貼, 高龄津贴发放",
      "full-width letters, ＧＡＯＬＩＮＧ, 高龄津贴发放",
      "English, senior citizen card, 老年人优待证办理",
      "other forms of an English word, licensed tour guides, 导游证核发",
      "an English slip, unemployemnt registration, 失业登记",
      "its code, GA-05, 市内户口迁移",
      "both languages, birth 国内, 出生登记（国内出生）"
    })
    void thisAsThat(String what, String typed, String name) {
      assertThat(found(CITY, typed)).as(what).first().isEqualTo(codeOf(name));
    }

    @ParameterizedTest
    @CsvSource({"银行开户, yinhang, yinxing", "重庆户籍, chongqing, zhongqing", "长期护理, changqi, zhangqi", "会计考试, kuaiji, huiji"})
    void readingsByTheWordACharacterStandsIn(String name, String right, String wrong) {
      var index = ItemIndex.of(List.of(called("a", name)));
      assertThat(index.find(Query.of(right)).corrected()).isEqualTo(name.substring(0, 2));
      assertThat(index.find(Query.of(wrong)).hits()).noneMatch(hit -> hit.how() == How.SOUND);
    }

    @Test
    void wordsOfAQuestionAsNothingThatIsLookedFor() {
      assertThat(found(CITY, "怎么申请轮椅")).contains("cl-03", "cl-05").doesNotContain(codeOf("法律援助申请"));
      assertThat(found(CITY, "申请")).contains(codeOf("法律援助申请"));
    }

    @Test
    void noSlipWhereTheWordsFitAsTheyStand() {
      assertThat(found("户口", called("a", "户口迁移"), called("b", "互扣登记"))).containsExactly("a");
    }
  }

  @Nested
  class Ranks {

    @Test
    void theNameThenAllWordsInItThenPhrasesThenSynonyms() {
      assertThat(found("迁户口",
              called("4-synonym", "市外户口迁移"),
              called("3-phrase", "移居登记", "迁户口"),
              called("2-words", "农村迁户口登记"),
              called("1-name", "迁户口")))
          .containsExactly("1-name", "2-words", "3-phrase", "4-synonym");
    }

    @Test
    void theWordsAboveTheirSynonymsAndThoseAboveTheirSound() {
      assertThat(found("hukou", called("sound", "户口"), inEnglish("synonym", "Household registration"), inEnglish("written", "Hukou")))
          .containsExactly("written", "synonym", "sound");
    }

    @Test
    void soundAboveInitialsInNamesAbovePhrases() {
      assertThat(found("hukou", called("phrase", "落户", "户口"), called("name", "户口"))).containsExactly("name", "phrase");
      assertThat(found("hk", called("phrase", "落户", "户口"), called("name", "户口"))).containsExactly("name", "phrase");
    }

    @Test
    void theChosenPlaceFirstAndTheOthersAfterIt() {
      var index = ItemIndex.of(List.of(
          of(called("a", "临时占道"), "", List.of("120101000000")),
          of(called("b", "临时占道"), "", List.of("120102000000")),
          of(called("c", "临时占道许可"), "", List.of("120000000000"))));
      assertThat(codes(index.find(Query.of("临时占道").at("120102000000")))).containsExactly("b", "a", "c");
      assertThat(codes(index.find(Query.of("占道").at("120102003004")))).startsWith("b");
      assertThat(codes(index.find(Query.of("临时占道")))).startsWith("a");
    }

    @Test
    void theDepartmentsWordsAsAWeakSign() {
      Findable tax = of(called("tax", "登记"), "税务局", List.of());
      Findable other = of(called("other", "登记"), "民政局", List.of());
      Findable named = called("named", "税务申报登记");
      assertThat(found("税务 登记", other, tax, named)).containsExactly("named", "tax", "other");
    }

    @Test
    void theSameAlwaysInTheSameOrder() {
      List<Findable> items = IntStream.range(0, 50).mapToObj(i -> called("%02d".formatted(i), "户口登记")).toList();
      List<Findable> shuffled = new ArrayList<>(items);
      Collections.shuffle(shuffled, new Random(1));
      assertThat(found(ItemIndex.of(shuffled), "户口")).isEqualTo(found(ItemIndex.of(items), "户口")).isSorted();
    }
  }

  @Nested
  class Tells {

    @Test
    void whatTheWordsWereTakenFor() {
      assertThat(CITY.find(Query.of("hukou qianyi")).corrected()).isEqualTo("户口迁移");
      assertThat(CITY.find(Query.of("高岭津贴")).corrected()).isEqualTo("高龄津贴");
      assertThat(CITY.find(Query.of("xs儿落户")).corrected()).isEqualTo("新生儿落户");
      assertThat(CITY.find(Query.of("高龄津贴")).corrected()).isEmpty();
      assertThat(CITY.find(Query.of("高齡津貼")).corrected()).isEmpty();
    }

    @Test
    void whichPartOfWhichNameOrPhraseWasMeant() {
      Hit hit = CITY.find(Query.of("迁移户口")).hits().getFirst();
      assertThat(hit.by()).isEqualTo("市内户口迁移");
      assertThat(hit.words()).containsExactly("户口迁移");
      assertThat(hit.how()).isEqualTo(How.AS_WRITTEN);
      assertThat(CITY.find(Query.of("xinshengerluohu")).hits().getFirst().by()).isEqualTo("新生儿落户");
      assertThat(marked("gaolimgjintie", "高龄津贴发放")).isEqualTo("[高龄津贴]发放");
      assertThat(marked("gljt", "高龄津贴发放")).isEqualTo("[高龄津贴]发放");
      assertThat(marked("孩子报户口", "出生登记（国内出生）")).as("by a phrase").contains("; [孩子报户口]");
      assertThat(CITY.find(Query.of("Reissued passports")).hits().getFirst().words()).containsExactly("reissue", "passport");
    }

    @Test
    void howManyThereAreOfEachKind() {
      Found found = CITY.find(Query.of("补贴"));
      assertThat(found.facets().audiences()).containsOnlyKeys("person");
      assertThat(found.facets().audiences().get("person")).isEqualTo(found.total());
      assertThat(List.copyOf(found.facets().events().values())).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void whatElseCouldHaveBeenChosenInsteadOfTheChosen() {
      Found open = CITY.find(Query.of("登记"));
      Found chosen = CITY.find(new Query("登记", "marriage", "", "", "", "", 0, 10));
      assertThat(chosen.total()).isEqualTo(open.facets().events().get("marriage")).isLessThan(open.total());
      assertThat(chosen.facets().events()).isEqualTo(open.facets().events());
      assertThat(chosen.facets().departments()).containsOnlyKeys("民政局");
    }

    @Test
    void allOfAKindWithoutWords() {
      Found found = CITY.find(new Query(" ", "", "", "公安局", "07", "", 0, 100));
      assertThat(found.total()).isEqualTo(found.hits().size()).isEqualTo(Items.ofTheCity().stream()
          .filter(item -> item.departmentZh().equals("公安局") && item.types().contains("07")).count());
      assertThat(codes(found)).isSorted();
    }

    @Test
    void onePageAfterTheOther() {
      List<String> all = CITY.find(Query.of("登记")).codes();
      assertThat(codes(CITY.find(new Query("登记", "", "", "", "", "", 10, 10)))).isEqualTo(all.subList(10, 20));
      assertThat(CITY.find(new Query("登记", "", "", "", "", "", 100_000, 10)).hits()).isEmpty();
      assertThat(CITY.find(new Query("登记", "", "", "", "", "", -5, -5)).hits()).isEmpty();
    }
  }

  @Nested
  class Endures {

    @ParameterizedTest
    @ValueSource(strings = {
      "", "   ", "？！。，", "😀👨‍👩‍👧", "+-&&||!(){}[]^\"~*?:\\/", "AND OR NOT", "name.WORDS:户口", "*", "a*", "\u0000\uFFFF", "\uD800", "\uDC00户口", "办", "怎么办",
      "the", "1", "ㅎㅏㄴ", "كتاب", "ﷺ", "㎡", "'; drop table item; --", "<script>alert(1)</script>", "zzzzzzzzzzzzzzzz", "xian'an"
    })
    void whateverIsTyped(String typed) {
      assertThat(CITY.find(Query.of(typed)).hits()).isNotNull();
      assertThat(CITY.suggest(typed, 8)).isNotNull();
    }

    @Test
    void signsThatSayNothingWithoutTellingEverything() {
      assertThat(CITY.find(Query.of("😀？！")).total()).isZero();
      assertThat(CITY.find(Query.of("怎么办")).total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"户", "户口", "a", "hu ", "xian", "护口x", "😀", "1a户", "registration "})
    void tenThousandCharactersInBoundedTime(String repeated) {
      String typed = repeated.repeat(10_000 / repeated.length());
      assertTimeoutPreemptively(Duration.ofSeconds(3), () -> {
        CITY.find(Query.of(typed));
        CITY.suggest(typed, 8);
      });
    }

    @Test
    void randomNonsense() {
      var random = new Random(7);
      for (int i = 0; i < 2000; i++) {
        String typed = random.ints(random.nextInt(40), 0, 0x11000).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        CITY.find(Query.of(typed));
        CITY.suggest(typed, 8);
      }
    }

    @Test
    void aCatalogueWithoutItemsOrItemsWithoutNames() {
      assertThat(found("户口")).isEmpty();
      assertThat(found("户口", new Findable("a", "", "", List.of("", "（）"), "", "", Set.of(), Set.of(), Set.of(), List.of()))).isEmpty();
      assertThat(ItemIndex.of(List.of()).suggest("户", 5)).isEmpty();
    }
  }

  @Nested
  class Suggests {

    @ParameterizedTest
    @CsvSource({
      "户口迁, 户口迁往市外", "gaolingj, 高龄津贴发放", "gljt, 高龄津贴发放", "高ling, 高龄津贴发放", "高齡, 高龄津贴发放", "Old-age al, Old-age allowance for the very elderly",
      "新生儿, 新生儿落户", "迁移, 市内户口迁移"
    })
    void whatBeginsSo(String typed, String suggested) {
      assertThat(CITY.suggest(typed, 5)).extracting(Suggestion::text).first().isEqualTo(suggested);
    }

    @Test
    void whatBeginsSoBeforeWhatHasAWordThatDoes() {
      List<String> texts = CITY.suggest("残疾人", 8).stream().map(Suggestion::text).toList();
      int inside = IntStream.range(0, texts.size()).filter(i -> !texts.get(i).startsWith("残疾人")).findFirst().orElse(texts.size());
      assertThat(texts.subList(0, inside)).isNotEmpty();
      assertThat(texts.subList(inside, texts.size())).noneMatch(text -> text.startsWith("残疾人"));
    }

    @Test
    void aNameOnceHoweverManyItemsHaveIt() {
      var index = ItemIndex.of(List.of(called("a", "户口迁移"), called("b", "户口迁移")));
      assertThat(index.suggest("hk", 5)).containsExactly(new Suggestion("户口迁移", "a"));
      assertThat(CITY.suggest("出生", 8)).contains(new Suggestion("出生登记（国内出生）", "ga-01")).doesNotHaveDuplicates();
    }
  }

  private static List<String> codes(Found found) {
    return found.hits().stream().map(Hit::code).toList();
  }

  private static String codeOf(String name) {
    return Items.ofTheCity().stream().filter(item -> item.nameZh().equals(name)).findFirst().orElseThrow().code();
  }

  /** A name as it is shown, and another it was found by, with what was found in brackets. */
  private static String marked(String words, String name) {
    String code = Items.ofTheCity().stream().filter(item -> item.nameZh().equals(name)).findFirst().orElseThrow().code();
    Highlight found = CITY.highlights(words, Map.of(code, name)).get(code);
    return text(found.name()) + (found.called().isEmpty() ? "" : "; " + text(found.called()));
  }

  private static String text(List<Piece> pieces) {
    return pieces.stream().map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text()).collect(Collectors.joining());
  }
}
