package io.haihe.bench.find;

import io.haihe.modules.service.find.Findable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** 1,600 items made of 80 things and 20 acts, once for the city or once for each of its 16 districts, with three phrases each. */
final class MadeItems {

  private static final int DISTRICTS = 16;

  private static final String[] THINGS = {
    "居民身份证", "居民户口簿", "普通护照", "居住证", "机动车驾驶证", "机动车行驶证", "机动车号牌", "养犬登记证", "婚姻登记证", "收养登记证",
    "老年人优待证", "残疾人证", "退役军人优待证", "最低生活保障", "高龄津贴", "养老服务补贴", "临时救助", "丧葬补助", "出生医学证明", "生育津贴",
    "托育机构", "医疗机构", "诊所", "公共场所卫生许可证", "医师执业证", "护士执业证", "失业保险金", "就业困难人员身份", "创业担保贷款", "工伤认定书",
    "劳动能力鉴定", "职工退休手续", "基本养老金", "社会保障卡", "灵活就业参保", "异地就医备案", "住院费用报销", "门诊慢特病待遇", "长期护理保险", "医保电子凭证",
    "住房公积金", "个人住房贷款", "不动产权证书", "不动产抵押权", "存量房转移", "公共租赁住房", "住房租赁补贴", "维修资金", "加装电梯", "施工许可证",
    "规划许可证", "消防设计审查", "食品经营许可证", "食品生产许可证", "小餐饮登记证", "营业执照", "个体工商户", "药品经营许可证", "医疗器械许可证", "特种设备",
    "烟草零售许可证", "户外广告", "占用道路", "砍伐树木", "排水许可证", "小学入学", "中小学转学", "学生资助", "助学贷款", "教师资格证",
    "民办学校", "培训机构", "纳税申报", "增值税发票", "完税证明", "法律援助", "继承公证", "宅基地", "网约车驾驶员证", "排污许可证"
  };
  private static final String[] THINGS_EN = {
    "identity card", "household register", "passport", "residence permit", "driving licence", "vehicle licence", "number plate", "dog permit", "marriage certificate",
    "adoption certificate", "senior card", "disability certificate", "veteran card", "minimum allowance", "old-age allowance", "care subsidy", "temporary assistance",
    "funeral subsidy", "birth certificate", "maternity allowance", "nursery", "medical institution", "clinic", "hygiene licence", "physician licence", "nurse licence",
    "unemployment benefit", "job hardship status", "start-up loan", "work injury", "capacity assessment", "retirement", "basic pension", "social security card",
    "flexible worker insurance", "treatment elsewhere", "inpatient reimbursement", "chronic disease benefit", "long-term care insurance", "electronic insurance certificate",
    "housing provident fund", "housing loan", "real estate certificate", "mortgage", "existing home transfer", "public rental housing", "rental subsidy", "maintenance fund",
    "added lift", "construction permit", "planning permit", "fire design review", "food business licence", "food production licence", "small eatery", "business licence",
    "sole proprietor", "drug licence", "medical device licence", "special equipment", "tobacco licence", "outdoor advertising", "road occupation", "tree felling",
    "drainage permit", "primary school enrolment", "school transfer", "student aid", "student loan", "teacher certificate", "private school", "training institution",
    "tax return", "tax invoice", "tax certificate", "legal aid", "inheritance notarisation", "homestead", "ride-hailing licence", "discharge permit"
  };
  private static final String[] ACTS = {
    "申领", "换领", "补领", "变更", "注销", "延续", "查询", "核发", "审批", "备案", "年审", "转移", "挂失", "更正", "确认", "异地办理", "代办", "资格认定", "信息公开", "撤回"
  };
  private static final String[] ACTS_EN = {
    "application", "renewal", "reissue", "change", "cancellation", "extension", "enquiry", "issue", "approval", "filing", "yearly review", "transfer", "loss report", "correction",
    "confirmation", "handling elsewhere", "handling by proxy", "qualification", "disclosure", "withdrawal"
  };

  private MadeItems() {}

  /** One document for each item, which applies in all districts. */
  static List<Findable> forTheCity() {
    List<String> everywhere = IntStream.rangeClosed(1, DISTRICTS).mapToObj(MadeItems::place).toList();
    return IntStream.range(0, count()).mapToObj(i -> item(i, "", everywhere)).toList();
  }

  /** One document for each item and district. */
  static List<Findable> forEachDistrict() {
    List<Findable> items = new ArrayList<>();
    for (int district = 1; district <= DISTRICTS; district++) {
      for (int i = 0; i < count(); i++) {
        items.add(item(i, "-" + district, List.of(place(district))));
      }
    }
    return items;
  }

  static int count() {
    return THINGS.length * ACTS.length;
  }

  static String thing(int item) {
    return THINGS[item / ACTS.length];
  }

  static String act(int item) {
    return ACTS[item % ACTS.length];
  }

  static String english(int item) {
    return THINGS_EN[item / ACTS.length] + " " + ACTS_EN[item % ACTS.length];
  }

  static String place(int district) {
    return "1201%02d000000".formatted(district);
  }

  static String code(int item) {
    return "%04d".formatted(item);
  }

  private static Findable item(int i, String suffix, List<String> places) {
    String name = thing(i) + act(i);
    return new Findable(
        code(i) + suffix, name, english(i), List.of("办" + thing(i), act(i) + thing(i), thing(i) + "怎么" + act(i)),
        "第" + (i % 30) + "局", "Bureau " + i % 30, Set.of("event-" + i % 12), Set.of(i % 3 == 0 ? "enterprise" : "person"), Set.of("%02d".formatted(1 + i % 10)), places);
  }
}
