package io.haihe.platform.web;

import java.security.Principal;
import java.util.Optional;

/** Knows what a viewer is told on a page the first time. A module has a bean of this type. */
public interface Guidance {

  /** @param path of the page, without query */
  Optional<Guide> of(Principal viewer, String path);
}
