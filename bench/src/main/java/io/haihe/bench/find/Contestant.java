package io.haihe.bench.find;

import java.util.List;

/** Finds items by words: codes of the ten best at a place. */
interface Contestant extends AutoCloseable {

  String name();

  List<String> find(String text, String place) throws Exception;

  @Override
  default void close() throws Exception {}
}
