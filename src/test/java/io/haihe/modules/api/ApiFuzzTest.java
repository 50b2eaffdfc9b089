package io.haihe.modules.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Role;
import io.haihe.modules.api.Program.Reply;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Whatever is sent, the answer is never a fault of ours. */
@CityTest
@DisplayName("The API under nonsense")
class ApiFuzzTest {

  private static final int ROUNDS = 1500;
  private static final List<String> VALUES =
      List.of(
          "", " ", "0", "-1", "1", "2147483648", "9223372036854775807", "9223372036854775808", "1e308", "NaN", "null",
          "true", "2025-06-16T09:00:00+08:00", "-999999999-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z",
          "990101000000", "000000000000", "999999999999999", "120101", "never_1", "9999999999999999_1", "'; drop table", "%",
          "_%\\", "a\0b", "\ud800", "💡", "路灯不亮", "../../etc/passwd", "<script>", "x".repeat(5000), "{}", "[]",
          "city-management", "matter", "06010", "reported", "register", "due", "newest");
  private static final List<String> PARAMETERS =
      List.of(
          "work", "mine", "ended", "overdue", "scenario", "state", "category", "place", "unit", "openedFrom", "openedTo",
          "words", "order", "cursor", "size", "within", "text", "longitude", "latitude", "purpose", "page", "lang", "before",
          "unread", "number");
  private static final List<String> PATHS =
      List.of(
          "/api/v1/cases", "/api/v1/cases/counts", "/api/v1/cases/{a}", "/api/v1/cases/{a}/contact",
          "/api/v1/cases/{a}/files", "/api/v1/cases/{a}/files/{b}", "/api/v1/cases/{a}/transitions/{b}",
          "/api/v1/cases/{a}/tasks/{b}/assignee", "/api/v1/cases/{a}/tasks/1/steps/{b}", "/api/v1/cases/{a}/notes",
          "/api/v1/me", "/api/v1/cities", "/api/v1/places", "/api/v1/places/{a}", "/api/v1/places/{a}/children",
          "/api/v1/units", "/api/v1/units/{a}", "/api/v1/scenarios", "/api/v1/scenarios/{a}", "/api/v1/public/cases",
          "/api/v1/public/cases/{a}", "/api/v1/items", "/api/v1/items/{a}", "/api/v1/items/{a}/versions/{b}", "/api/v1/messages", "/api/v1/messages/read", "/api/v1/cases/{a}/documents",
          "/api/v1/cases/{a}/documents/{b}", "/api/v1/webhooks", "/api/v1/webhooks/{a}", "/api/v1/webhooks/{a}/deliveries");
  private static final List<String> FIELDS =
      List.of(
          "scenario", "type", "category", "place", "point", "address", "text", "contact", "form", "seen", "input", "person",
          "open", "url", "kinds", "longitude", "phone", "ids", "x");

  @Autowired ApplicationContext context;

  @Test
  void isNeverAFaultOfOurs() {
    TinyCity city = TinyCity.in(context);
    Program program = Program.of(context, city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "operations-centre"));
    String number = program.post("/api/v1/cases", Program.matter("the one that is")).text("/number");
    Random random = new Random(20250616);
    for (int i = 0; i < ROUNDS; i++) {
      Reply reply = random.nextBoolean() ? read(program, random, number) : write(program, random, number);
      assertThat(reply.status()).as("round %d: %s", i, reply.body()).isLessThan(500);
    }
  }

  private static Reply read(Program program, Random random, String number) {
    var request = MockMvcRequestBuilders.get(pick(random, PATHS), segment(random, number), segment(random, number));
    for (int i = random.nextInt(4); i > 0; i--) {
      request.param(pick(random, PARAMETERS), pick(random, VALUES));
    }
    return program.send(request);
  }

  private static Reply write(Program program, Random random, String number) {
    String path = pick(random, PATHS);
    var request =
        random.nextBoolean()
            ? MockMvcRequestBuilders.post(path, segment(random, number), segment(random, number))
            : MockMvcRequestBuilders.put(path, segment(random, number), segment(random, number));
    if (random.nextInt(3) == 0) {
      request.header("If-Match", pick(random, VALUES).replaceAll("[\\x00\\ud800]", ""));
    }
    byte[] body = json(random, 3).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0 && body.length > 0) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return program.send(request.contentType("application/json").content(body));
  }

  /** A path segment the firewall lets through. */
  private static String segment(Random random, String number) {
    String value = random.nextBoolean() ? number : pick(random, VALUES);
    return value.isBlank() || value.matches("(?s).*[\0/\\\\%;.\ud800<{].*") ? "1" : value;
  }

  private static String json(Random random, int depth) {
    StringBuilder object = new StringBuilder("{");
    for (int i = random.nextInt(5); i > 0; i--) {
      object.append(object.length() > 1 ? "," : "").append('"').append(pick(random, FIELDS)).append("\":");
      object.append(value(random, depth));
    }
    return object.append('}').toString();
  }

  private static String value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> "null";
      case 1 -> String.valueOf(random.nextLong());
      case 2 -> random.nextBoolean() ? "1e400" : "12345678901234567890123";
      case 3, 4 -> '"' + pick(random, VALUES).replace("\\", "\\\\").replace("\0", "\\u0000").replace("\ud800", "\\ud800") + '"';
      case 5 -> "[" + value(random, depth - 1) + "]";
      default -> json(random, depth - 1);
    };
  }

  private static <T> T pick(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
