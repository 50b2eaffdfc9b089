package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.TinyCity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A small city and a browser that looks at it; nothing the browser complains of is let pass. */
abstract class BrowserStory {

  @Autowired ApplicationContext context;
  @LocalServerPort int port;

  TinyCity city;
  Chrome chrome;

  @BeforeEach
  void open() {
    city = TinyCity.in(context);
    chrome = new Chrome(port);
  }

  @AfterEach
  void close() {
    chrome.close();
    assertThat(chrome.complaints()).isEmpty();
  }
}
