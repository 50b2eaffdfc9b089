package io.haihe.modules.inspection.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Progress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long a register of a whole city takes: {@code -Dhaihe.test.parties=1000000}. */
@CityTest
@EnabledIfSystemProperty(named = "haihe.test.parties", matches = "\\d+")
@DisplayName("A register of a million parties")
class RegisterSizeTest {

  @Autowired ApplicationContext context;
  @Autowired RegisterImport imports;
  @Autowired Credit credit;
  @Autowired PartySearch search;
  @Autowired Places places;
  @Autowired Parties parties;
  @Autowired JdbcClient jdbc;

  private long begun;

  private double seconds() {
    double seconds = (System.nanoTime() - begun) / 1e9;
    begun = System.nanoTime();
    return seconds;
  }

  @Test
  void isTakenOverInTwoMinutesClassifiedInSecondsAndFoundAtOnce(@TempDir Path folder) throws IOException {
    SomeRegister.in(context);
    City city = places.city("tiny").orElseThrow();
    int many = Integer.getInteger("haihe.test.parties");
    RegisterFile file = RegisterFile.of(written(folder.resolve("parties.csv"), many));

    begun = System.nanoTime();
    RegisterImport.Outcome outcome = imports.take(RegisterImport.Kind.PARTIES, file, city, true, fault -> {}, Progress.silent());
    double taken = seconds();
    assertThat(imports.take(RegisterImport.Kind.PARTIES, file, city, true, fault -> {}, Progress.silent()).same()).isEqualTo(many);
    double again = seconds();
    jdbc.sql("insert into inspection_mark (party, kind, at, source) select id, 'orderedToCorrect', '2025-06-01', 'IV' || id from inspection_party where id % 5 = 0")
        .update();
    jdbc.sql("analyze inspection_mark").update();
    seconds();
    int changed = credit.classify(city).changed();
    double classified = seconds();
    int[] pooled = new int[1];
    parties.pool(city.root().code(), List.of("food"), null, each -> pooled[0]++);
    double streamed = seconds();
    String times = "%d parties: taken %.1f s, again %.1f s, %d classified %.1f s, %d streamed %.1f s".formatted(
        many, taken, again, changed, classified, pooled[0], streamed);
    for (PartyQuestion asked : List.of(
        asked("名称" + many / 2, TinyCity.CITY, null, ""), asked("名称", TinyCity.CITY, null, ""), asked("", TinyCity.EAST, RiskClass.C, "fire"),
        asked("没有", TinyCity.CITY, RiskClass.D, "fire"), asked("", TinyCity.WEST, RiskClass.D, "food"), asked("", TinyCity.CITY, null, "none"))) {
      seconds();
      search.find(asked, Optional.empty(), 51);
      double found = seconds();
      times += ", found %.3f s".formatted(found);
      assertThat(found).as(times).isLessThan(1);
    }
    System.err.println(times);
    assertThat(outcome.added()).isEqualTo(many);
    assertThat(taken).as(times).isLessThan(120);
    assertThat(classified).as(times).isLessThan(30);
  }

  private static PartyQuestion asked(String words, PlaceCode place, @Nullable RiskClass risk, String field) {
    return new PartyQuestion(words, place, risk, field, null);
  }

  private static Path written(Path file, int many) throws IOException {
    List<PlaceCode> where = List.of(TinyCity.NANLI, TinyCity.BEILI, TinyCity.STATION);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("code,name,kind,place,address,fields,state\n");
      for (int n = 0; n < many; n++) {
        out.write("%s,海河%s区名称%d有限公司,企业,%s,河边路%d号,%s,open\n".formatted(
            SomeRegister.code(n), "东西南北".charAt(n % 4), n, where.get(n % 3), n, n % 3 == 0 ? "food fire" : "food"));
      }
    }
    return file;
  }
}
