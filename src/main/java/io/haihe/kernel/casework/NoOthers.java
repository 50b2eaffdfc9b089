package io.haihe.kernel.casework;

import java.util.Map;
import java.util.Optional;

/** For a case that is played alone: there are no others. */
final class NoOthers implements Others {

  @Override
  public Optional<Case> find(String number) {
    return Optional.empty();
  }

  @Override
  public Optional<Case> find(long id) {
    return Optional.empty();
  }

  @Override
  public Optional<FileInfo> file(long caseId, String sha256) {
    return Optional.empty();
  }

  @Override
  public Optional<Current> current(String scenario) {
    return Optional.empty();
  }

  @Override
  public Map<String, Object> personal(long id) {
    return Map.of();
  }

  @Override
  public Map<String, Long> votes(long id) {
    return Map.of();
  }

  @Override
  public long nextId() {
    throw new IllegalStateException("a case that is played alone opens no other");
  }
}
