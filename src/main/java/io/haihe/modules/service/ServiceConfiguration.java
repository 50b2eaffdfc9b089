package io.haihe.modules.service;

import io.haihe.kernel.org.PublicPaths;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.AdminEntry;
import io.haihe.platform.web.AdminEntry.Concern;
import io.haihe.platform.web.NavigationEntry;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ServiceConfiguration {

  @Bean
  PublicPaths servicePages() {
    return PublicPaths.pages("/services", "/services/**");
  }

  @Bean
  PublicPaths servicePrograms() {
    return PublicPaths.programs("/api/v1/items", "/api/v1/items/**", "/api/v1/ratings");
  }

  @Bean
  NavigationEntry servicesEntry() {
    return new NavigationEntry("/services", "service.navigation", 9);
  }

  @Bean
  AdminEntry itemsEntry(Viewers viewers, Editors editors, ItemDrafts drafts, SentFiles files, Retirements retirements) {
    return new AdminEntry(
        "/admin/items", "service.editor.title", "service.editor.for-what", 45,
        () -> viewers.find().filter(editors::may).isPresent(),
        () -> viewers.find().map(viewer -> concerns(viewer, editors, drafts, files, retirements)).orElse(List.of()));
  }

  private static List<Concern> concerns(Viewer viewer, Editors editors, ItemDrafts drafts, SentFiles files, Retirements retirements) {
    Stream<Concern> written = drafts.open(viewer).stream()
        .filter(draft -> draft.state() == ItemDraft.State.IN_REVIEW && editors.mayJudge(viewer, draft.writers()))
        .map(draft -> new Concern("service.editor.concern", "/admin/item-drafts/" + draft.id(), draft.code()));
    Stream<Concern> sent = files.waiting(viewer).stream()
        .filter(file -> files.mayTake(viewer, file))
        .map(file -> new Concern("service.editor.concern.file", "/admin/item-files/" + file.id(), file.file()));
    Stream<Concern> retiring = retirements.waiting(viewer).stream()
        .filter(asked -> retirements.mayConfirm(viewer, asked))
        .map(asked -> new Concern("service.editor.concern.retiring", "/admin/items/" + asked.code(), asked.code()));
    return Stream.of(written, sent, retiring).flatMap(each -> each).toList();
  }
}
