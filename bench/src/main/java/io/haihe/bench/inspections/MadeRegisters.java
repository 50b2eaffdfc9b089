package io.haihe.bench.inspections;

import io.haihe.bench.kit.Folders;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.place.Place;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of parties and officers, made up. One row in a thousand is wrong. */
final class MadeRegisters {

  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int WRONG = 1_000;
  private static final String OFFICERS = "certificate,name,unit,region,fields,valid_from,valid_until,status,login";

  private final MadeCity city;
  private final Size size;

  MadeRegisters(MadeCity city, Size size) {
    this.city = city;
    this.size = size;
  }

  private interface Rows {
    void into(BufferedWriter out) throws IOException;
  }

  private static Path written(String name, String header, Rows rows) {
    try {
      Path file = Files.createDirectories(Folders.work()).resolve(name);
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        out.write(header);
        out.newLine();
        rows.into(out);
      }
      return file;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  int wrong() {
    return (size.parties() + WRONG - 1) / WRONG;
  }

  Path parties() {
    return written("parties.csv", "code,name,kind,place,address,fields,state", out -> {
      for (int n = 0; n < size.parties(); n++) {
        District district = city.districts.get(n % city.districts.size());
        var community = district.communities().get(n / city.districts.size() % district.communities().size());
        out.write("%s,%s海河%s样例%d号商行,%s,%s,河边路%d号,%s,open\n".formatted(
            code(n), district.place().name(), "东西南北".charAt(n % 4), n, n % WRONG == 0 ? "不详" : n % 3 == 0 ? "企业" : "个体工商户", community.code(), n,
            fields(n)));
      }
    });
  }

  /** Three in five sell food, half have prices to show, three in ten are looked at by the fire brigade. */
  private static String fields(int n) {
    List<String> fields = new ArrayList<>();
    if (Chance.of(n, "food") < 0.6) {
      fields.add("food");
    }
    if (Chance.of(n, "fire") < 0.3) {
      fields.add("fire");
    }
    if (fields.isEmpty() || Chance.of(n, "price") < 0.5) {
      fields.add("price");
    }
    return String.join(" ", fields);
  }

  /** Seventeen characters and the one that checks them, as GB 32100 has it. */
  private static String code(int n) {
    String most = "92120101MA%07d".formatted(n);
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < most.length(); i++) {
      sum += CHARACTERS.indexOf(most.charAt(i)) * weight;
      weight = weight * 3 % CHARACTERS.length();
    }
    return most + CHARACTERS.charAt((CHARACTERS.length() - sum % CHARACTERS.length()) % CHARACTERS.length());
  }

  /** Two of three officers are of the department that leads. Some certificates end within the year, some are suspended. */
  Path officers() {
    int each = size.officers() / city.districts.size();
    return written("officers.csv", OFFICERS, out -> {
      for (District district : city.districts) {
        int market = each * 2 / 3;
        officers(out, district.market(), district.place(), 0, market, "food price", "m");
        officers(out, district.fire(), district.place(), 0, each - market, "fire", "f");
      }
    });
  }

  /** As many, all of two departments of the city; their certificates hold in one district each. */
  Path officers(Unit market, Unit fire) {
    int each = size.officers() / city.districts.size();
    int first = each * 2 / 3;
    return written("officers.csv", OFFICERS, out -> {
      for (int n = 0; n < city.districts.size(); n++) {
        Place district = city.districts.get(n).place();
        officers(out, market, district, n * first, first, "food price", "m");
        officers(out, fire, district, n * (each - first), each - first, "fire", "f");
      }
    });
  }

  /** Certificates and codes of who must not meet: one party in fifty and an officer of its district. */
  List<List<String>> recusals() {
    List<String> certificates = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    int market = size.officers() / city.districts.size() * 2 / 3;
    for (int n = 0; n < size.recusals(); n++) {
      int party = Chance.of(n, "recused party", 1, size.parties() - 1);
      District district = city.districts.get(party % city.districts.size());
      certificates.add("12-%06d-%05d".formatted(district.market().id(), Chance.of(n, "recused officer", 0, market - 1)));
      codes.add(code(party));
    }
    return List.of(certificates, codes);
  }

  private void officers(BufferedWriter out, Unit unit, Place region, int first, int many, String fields, String letter) throws IOException {
    List<String> logins = new ArrayList<>();
    for (int n = first; n < first + many; n++) {
      logins.add("%s%d.%d".formatted(letter, unit.id(), n));
    }
    city.hire(unit, Role.HANDLER, logins);
    for (int n = first; n < first + many; n++) {
      out.write("12-%06d-%05d,检查员%d,%s,%s,%s,2020-01-01,%s,%s,%s\n".formatted(
          unit.id(), n, n, unit.key(), region.code(), fields, n % 20 == 7 ? "2025-%02d-15".formatted(1 + n / 20 % 12) : "2027-12-31",
          n % 50 == 11 ? "suspended" : "active", logins.get(n - first)));
    }
  }
}
