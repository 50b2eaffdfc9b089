package io.haihe.modules.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.haihe.modules.service.Catalogue;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

@DisplayName("A kept page of the catalogue")
class KeptPagesTest {

  private static final String STATE = "7";
  private static final long TIME_TO_RENEW = TimeUnit.SECONDS.toNanos(241);
  private static final long TOO_OLD = TimeUnit.SECONDS.toNanos(601);

  private final Catalogue catalogue = mock(Catalogue.class);
  private final KeptStore store = new KeptStore(1_000_000);
  private final KeptPages pages = new KeptPages(catalogue, new FixedLocaleResolver(Locale.ENGLISH), store);

  private final AtomicInteger making = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch twoMaking = new CountDownLatch(2);

  @BeforeEach
  void state() {
    when(catalogue.state()).thenReturn(STATE);
  }

  private static MockHttpServletRequest asked(String path) {
    return new MockHttpServletRequest("GET", path);
  }

  private void kept(String path, long age) {
    byte[] body = ("old " + path).getBytes(StandardCharsets.UTF_8);
    store.put(pages.key(asked(path)), new Kept(STATE, System.nanoTime() - age, "digest", body, body, "text/plain", Map.of()));
  }

  /** Makes a page anew, once it is let. */
  private final FilterChain slow = (request, response) -> {
    HttpServletRequest asked = (HttpServletRequest) request;
    making.incrementAndGet();
    twoMaking.countDown();
    try {
      assertThat(released.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    KeptPages.mayKeep(asked, (HttpServletResponse) response, Set.of());
    response.setContentType("text/plain");
    response.getOutputStream().write(("new " + asked.getRequestURI()).getBytes(StandardCharsets.UTF_8));
  };

  private String answer(String path) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    pages.doFilter(asked(path), response, slow);
    return response.getContentAsString();
  }

  @Test
  void isMadeAnewByTwoAtATimeWhileAllOthersOfABurstHaveTheOneBefore() throws Exception {
    List<String> paths = new ArrayList<>();
    for (int page = 0; page < 40; page++) {
      paths.add("/services/item-" + page);
      kept(paths.getLast(), TIME_TO_RENEW);
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> first = paths.subList(0, 2).stream().map(path -> threads.submit((Callable<String>) () -> answer(path))).toList();
      assertThat(twoMaking.await(20, TimeUnit.SECONDS)).isTrue();

      List<Future<String>> burst = paths.stream().map(path -> threads.submit((Callable<String>) () -> answer(path))).toList();
      for (int page = 0; page < paths.size(); page++) {
        assertThat(burst.get(page).get(20, TimeUnit.SECONDS)).isEqualTo("old " + paths.get(page));
      }
      assertThat(making).as("made at the same time").hasValue(2);

      released.countDown();
      assertThat(first.get(0).get(20, TimeUnit.SECONDS)).isEqualTo("new " + paths.get(0));
      assertThat(first.get(1).get(20, TimeUnit.SECONDS)).isEqualTo("new " + paths.get(1));
    }
    assertThat(answer(paths.get(0))).as("kept again").isEqualTo("new " + paths.get(0));
    assertThat(making).hasValue(2);
    assertThat(answer(paths.get(5))).as("there is room again").isEqualTo("new " + paths.get(5));
  }

  @Test
  void leavesRoomForOthersWhenMakingItFailed() throws Exception {
    kept("/services", TIME_TO_RENEW);
    for (int tries = 0; tries < 3; tries++) {
      try {
        pages.doFilter(asked("/services"), new MockHttpServletResponse(), (request, response) -> {
          throw new IllegalStateException("no template");
        });
      } catch (IllegalStateException expected) {
        assertThat(expected).hasMessage("no template");
      }
    }
    released.countDown();

    assertThat(answer("/services")).isEqualTo("new /services");
  }

  @Test
  void isNotSentWhenItIsTooOldOrAnItemChanged() throws Exception {
    released.countDown();
    kept("/services/old", TOO_OLD);
    kept("/services/changed", 0);
    kept("/services/fresh", 0);
    assertThat(answer("/services/fresh")).isEqualTo("old /services/fresh");
    assertThat(answer("/services/old")).isEqualTo("new /services/old");

    when(catalogue.state()).thenReturn("8");
    assertThat(answer("/services/changed")).isEqualTo("new /services/changed");
  }
}
