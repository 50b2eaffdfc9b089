package io.haihe.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.Texts;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("While more is asked than can be answered")
@Timeout(30)
class LoadGateTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final LoadGate gate = gate(1, Duration.ofMillis(200));

  private static LoadGate gate(int waiting, Duration longestWait) {
    return new LoadGate(new LoadSettings(1, waiting, longestWait, 1), Texts.load());
  }

  @AfterEach
  void stop() {
    end.countDown();
    threads.shutdownNow();
  }

  @Test
  void turnsAwayWhoWaitedTooLongWithAPageInTheirLanguage() throws Exception {
    occupy(gate, "GET");

    MockHttpServletResponse response = ask(gate, "GET", "/work");

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("3");
    assertThat(response.getContentType()).startsWith("text/html");
    assertThat(response.getContentAsString()).contains("Too many people are asking", "Try again", "http-equiv=\"refresh\"");
  }

  @Test
  void doesNotReloadOverWhatSomebodyHasEntered() throws Exception {
    occupy(gate, "POST");

    MockHttpServletResponse response = ask(gate, "POST", "/report/city-management");

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getContentAsString()).contains("what you entered is still there").doesNotContain("refresh");
  }

  @Test
  void tellsProgramsInJson() throws Exception {
    occupy(gate, "GET");
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/cases");
    MockHttpServletResponse response = new MockHttpServletResponse();

    gate.doFilter(request, response, (asked, answered) -> {});

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
  }

  @Test
  void turnsAwayAtOnceWhereTooManyWait() throws Exception {
    LoadGate patient = gate(1, Duration.ofSeconds(20));
    occupy(patient, "GET");
    Future<MockHttpServletResponse> waits = threads.submit(() -> ask(patient, "GET", "/work"));
    Thread.sleep(300);

    assertThat(ask(patient, "GET", "/work").getStatus()).isEqualTo(503);

    end.countDown();
    assertThat(waits.get().getStatus()).isEqualTo(200);
  }

  @Test
  void letsInAgainAfterwards() throws Exception {
    Future<?> first = occupy(gate, "GET");
    assertThat(ask(gate, "GET", "/work").getStatus()).isEqualTo(503);

    end.countDown();
    first.get();

    assertThat(ask(gate, "GET", "/work").getStatus()).isEqualTo(200);
  }

  @Test
  void keepsHealthAndWhatPagesAreMadeOfOpen() throws Exception {
    occupy(gate, "GET");

    assertThat(ask(gate, "GET", "/actuator/health").getStatus()).isEqualTo(200);
    assertThat(ask(gate, "GET", "/static/haihe.css").getStatus()).isEqualTo(200);
  }

  @Test
  void doesNotLetReadersKeepOutWhoChangesSomething() throws Exception {
    occupy(gate, "GET");

    assertThat(ask(gate, "POST", "/cases/1").getStatus()).isEqualTo(200);
  }

  @Test
  void doesNotLetSlowUploadsAndDownloadsKeepOutAnybodyElse() throws Exception {
    var upload = new MockHttpServletRequest("POST", "/report/hotline");
    upload.setContentType("multipart/form-data; boundary=x");
    occupy(gate, upload);

    assertThat(ask(gate, "POST", "/cases/1").getStatus()).isEqualTo(200);
    assertThat(ask(gate, "GET", "/work").getStatus()).isEqualTo(200);
    assertThat(ask(gate, "GET", "/cases/1/files/2").getStatus()).isEqualTo(503);
    assertThat(ask(gate, "GET", "/work.csv").getStatus()).isEqualTo(503);
  }

  private Future<?> occupy(LoadGate gate, String method) throws InterruptedException {
    return occupy(gate, new MockHttpServletRequest(method, "/work"));
  }

  private Future<?> occupy(LoadGate gate, MockHttpServletRequest asked) throws InterruptedException {
    var in = new CountDownLatch(1);
    Future<?> occupant = threads.submit(() -> {
      FilterChain works = (request, response) -> {
        in.countDown();
        await();
      };
      gate.doFilter(asked, new MockHttpServletResponse(), works);
      return true;
    });
    in.await();
    return occupant;
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static MockHttpServletResponse ask(LoadGate gate, String method, String path) throws Exception {
    var request = new MockHttpServletRequest(method, path);
    request.addHeader("Accept", "text/html");
    request.addPreferredLocale(Locale.ENGLISH);
    var response = new MockHttpServletResponse();
    gate.doFilter(request, response, (asked, answered) -> {});
    return response;
  }
}
