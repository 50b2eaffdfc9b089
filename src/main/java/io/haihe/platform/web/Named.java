package io.haihe.platform.web;

/** A signed-in principal whose name for the header of a page is not the name it signs in with. */
public interface Named {

  String displayName();
}
