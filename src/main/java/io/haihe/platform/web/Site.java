package io.haihe.platform.web;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address of this site as people know it, without a slash at its end. */
public final class Site {

  private Site() {}

  /** As the operator set it; empty where nothing is set. */
  public static String said(String setting) {
    return setting.strip().replaceAll("/+$", "");
  }

  /** Where nothing is set, that of the request. */
  public static String of(String setting) {
    String said = said(setting);
    return said.isEmpty() ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() : said;
  }
}
